import preact from "@preact/preset-vite";
import { defineConfig } from "vite";

// The browser application: client/ → dist/page. Nothing inline and nothing from elsewhere: the server's policy forbids both.
export default defineConfig({
  root: "client",
  base: "./",
  plugins: [preact()],
  worker: { format: "es" },
  build: {
    outDir: "../dist/page",
    emptyOutDir: true,
    target: "es2022",
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    chunkSizeWarningLimit: 1500,
  },
});
