import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { findExample, keepExample, nameCase } from "./case-name.js";

let place: string;
beforeEach(async () => (place = await mkdtemp(join(tmpdir(), "clew-name-"))));
afterEach(() => rm(place, { recursive: true, force: true }));

describe("nameCase", () => {
  it("keeps what somebody called the case", async () => {
    const data = join(place, ".clew");
    expect(await nameCase(data, "The harbour")).toBe("The harbour");
    expect(await nameCase(data)).toBe("The harbour");
    expect(await nameCase(data, "The port")).toBe("The port");
    expect(await nameCase(data)).toBe("The port");
  });

  it("goes by the folder that tells what it is about", async () => {
    expect(await nameCase(join(place, ".clew"))).toBe(basename(place));
    expect(await nameCase(join(place, "banks"))).toBe("banks");
  });
});

it("an example names the case that it filled, until somebody gives it a name", async () => {
  const data = join(place, ".clew");
  expect(await findExample(data)).toBeUndefined();
  await keepExample(data, { name: "The storm", documents: 18 });
  expect(await nameCase(data)).toBe(basename(place));
  expect(await findExample(data)).toEqual({ name: "The storm", documents: 18 });
  await nameCase(data, "The harbour");
  expect(await findExample(data)).toBeUndefined();
});
