import { existsSync } from "node:fs";
import { mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { makeFolders } from "./folders.js";

let place: string;
beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), "clew-folders-"));
});
afterAll(() => rm(place, { recursive: true, force: true }));

it("makes a folder and those above it, also where they are there already and where two make them at once", async () => {
  const deep = join(place, "a", "b", "c");
  await Promise.all([makeFolders(deep), makeFolders(deep), makeFolders(join(place, "a", "b", "d"))]);
  await makeFolders(deep);
  expect((await stat(deep)).isDirectory()).toBe(true);
});

it("makes many folders in one that is not there yet, all at once", async () => {
  for (let round = 0; round < 20; round++) {
    const shelf = join(place, `shelf ${round}`, "texts");
    const folders = Array.from({ length: 8 }, (_, at) => join(shelf, String(at)));
    await Promise.all(folders.map(makeFolders));
    for (const folder of folders) expect((await stat(folder)).isDirectory()).toBe(true);
  }
});

it("refuses what a file stands in the way of", async () => {
  await writeFile(join(place, "file"), "");
  await expect(makeFolders(join(place, "file"))).rejects.toMatchObject({ code: "EEXIST" });
  await expect(makeFolders(join(place, "file", "x"))).rejects.toMatchObject({ code: "ENOTDIR" });
});

const itOnLinux = existsSync("/proc/self") ? it : it.skip;
itOnLinux("ends where a file system takes no folders", async () => {
  await expect(makeFolders("/proc/x/y")).rejects.toMatchObject({ code: "ENOENT" });
});
