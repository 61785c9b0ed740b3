import { ChildGone, EngineError } from "./child.js";
import { toOpenError } from "./damage.js";

describe("a case that the engine does not open", () => {
  it.each([
    ["Database error: GRAFEO-S002: the file g is damaged at byte 9", "store-damaged"],
    [
      "Database error: GRAFEO-X002: Serialization error: invalid file header magic, not a Grafeo database",
      "store-damaged",
    ],
    ["unsupported file format version 9", "store-newer"],
    ["Q, written by a newer version of Grafeo: this version reads format revisions 1 to 3", "store-newer"],
    ["cannot open g: Permission denied (os error 13)", "store-failed"],
  ])("%s: %s", (message, code) => {
    expect(toOpenError("/case", new EngineError({ message }))).toMatchObject({ code });
  });

  it("is told from an engine that does not start on this machine", () => {
    const gone = new ChildGone("exit code 1", "Error: Cannot find native binding.");
    expect(toOpenError("/case", gone)).toMatchObject({
      code: "store-failed",
      message: "The embedded engine does not run on this machine.",
    });
    expect(toOpenError("/case", new ChildGone("SIGABRT", "thread panicked"))).toMatchObject({ code: "store-damaged" });
  });
});
