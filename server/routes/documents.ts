/** Documents coming in and going out. */
import { ClewError } from "../../graph/errors.js";
import type { DocumentId } from "../../graph/ids.js";
import type { GraphStore } from "../../graph/store.js";
import { toTextHash, type TextFolder } from "../../graph/texts.js";
import { toFileName } from "../file-name.js";
import type { Routes } from "../handler.js";
import type { Jobs } from "../jobs.js";
import { receiveFiles, savePasted } from "../uploads.js";

export function documentRoutes(store: GraphStore, jobs: Jobs, texts: TextFolder): Routes {
  return {
    "POST /api/documents": async ({ body }, { request }) => {
      const { id, folder } = await jobs.prepare();
      try {
        const uploads = body ? [await savePasted(body, folder)] : await receiveFiles(request, folder);
        return await jobs.accept(id, uploads);
      } catch (error) {
        await jobs.discard(id);
        throw error;
      }
    },
    "GET /api/documents/:id/original": async ({ params }, { response }) => {
      const document = await store.document(params.id as DocumentId);
      if (!document) throw notThere(params.id);
      const own = { extension: ".txt", bytes: Buffer.from(document.text, "utf8") };
      const { extension, bytes } = (await texts.findOriginal(toTextHash(document.text))) ?? own;
      // A stranger's page or script: to be kept as a file, never shown as a page of ours.
      response.attachment(toFileName(document.title) + extension).type("application/octet-stream");
      response.set("content-security-policy", "sandbox; default-src 'none'").set("x-content-type-options", "nosniff");
      response.end(bytes);
    },
    "DELETE /api/documents/:id": async ({ params }) => {
      if (await store.removeDocument(params.id as DocumentId)) return;
      throw notThere(params.id);
    },
  };
}

function notThere(id: string): ClewError {
  return new ClewError("not-found", `There is no document "${id}".`, { hint: "It may be removed already." });
}
