/** The built client: hashed files cached for good, the page itself asked for anew. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import express, { type RequestHandler } from "express";

export function serveClient(folder: string): RequestHandler[] {
  if (!existsSync(join(folder, "index.html"))) {
    return [
      (_request, response) =>
        response.status(404).type("text/plain").send("The client is not built: run npm run build.\n"),
    ];
  }
  return [
    express.static(folder, {
      index: "index.html",
      setHeaders(response, path) {
        const hashed = /[\\/]assets[\\/]/.test(path); // assets/index-3f2a1b9c.js
        response.setHeader("Cache-Control", hashed ? "public, max-age=31536000, immutable" : "no-cache");
      },
    }),
  ];
}
