import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { Copies } from "./copies.js";

let folder: string;
let made: number;
/** Stands for the engine: what is copied does not matter here, when it is copied does. */
let engine: { epoch: number; writing: boolean; copy(to: string): Promise<number> };
let copies: Copies;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "clew-copies-"));
  made = 0;
  engine = {
    epoch: 1,
    writing: false,
    copy: async (to) => {
      const { epoch } = engine;
      made += 1;
      await writeFile(to, "");
      await pause(20);
      return epoch;
    },
  };
  copies = new Copies(folder, engine);
});

afterEach(() => rm(folder, { recursive: true, force: true }));

it("makes one copy for all who ask while nothing is written", async () => {
  const all = await Promise.all([copies.current(), copies.current(), copies.current()]);
  expect(new Set([...all, await copies.current()]).size).toBe(1);
  expect(made).toBe(1);
});

it("makes a new one after a write, also when one is just being made", async () => {
  const early = copies.current();
  while (made === 0) await pause(1); // it is being made: what it holds is settled
  engine.epoch = 2;
  const late = copies.current();
  expect((await early).epoch).toBe(1);
  expect((await late).epoch).toBe(2);
});

it("lets a copy serve for a while when writes go on", async () => {
  const copy = await copies.current();
  engine.epoch = 2;
  engine.writing = true;
  expect(await copies.current()).toBe(copy);
  expect(copies.isBehind(copy)).toBe(true);
  engine.writing = false;
  expect((await copies.current()).epoch).toBe(2);
});

it("removes a copy once nobody uses it and there is a later one", async () => {
  const first = await copies.current();
  const user = {};
  first.users.add(user);
  engine.epoch = 2;
  await copies.current();
  expect(await readdir(folder)).toEqual(["1.grafeo", "2.grafeo"]);
  await copies.release(first, user);
  expect(await readdir(folder)).toEqual(["2.grafeo"]);
});
