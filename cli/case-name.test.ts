import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { nameCase } from "./case-name.js";

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
