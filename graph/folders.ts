/** Making folders. */
import { mkdir, stat } from "node:fs/promises";
import { dirname } from "node:path";

/**
 * Makes a folder and those above it, where they are not there. Node's own `recursive` asks for ever where a file system
 * takes no folders and says so as if the one above were missing (`/proc/x`). Throws what the file system says.
 */
export async function makeFolders(folder: string): Promise<void> {
  try {
    await mkdir(folder);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException; // what fs throws
    if (code === "ENOENT" && !(await isFolder(dirname(folder)))) {
      await makeFolders(dirname(folder));
      await makeFolders(folder);
    } else if (code !== "EEXIST" || !(await isFolder(folder))) throw error;
  }
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}
