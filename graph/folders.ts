/** Making folders. */
import { mkdir, stat } from "node:fs/promises";
import { dirname } from "node:path";

/**
 * Makes a folder and those above it, where they are not there; several may do so at once. Node's own `recursive` asks for
 * ever where a file system takes no folders and says so as if the one above were missing (`/proc/x`). Throws what the
 * file system says.
 */
export async function makeFolders(folder: string): Promise<void> {
  try {
    await makeOne(folder);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException; // what fs throws
    if (code !== "ENOENT" || dirname(folder) === folder) throw error;
    await makeFolders(dirname(folder));
    await makeOne(folder);
  }
}

async function makeOne(folder: string): Promise<void> {
  try {
    await mkdir(folder);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException; // what fs throws
    if (code !== "EEXIST" || !(await stat(folder)).isDirectory()) throw error;
  }
}
