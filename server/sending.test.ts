import { Writable } from "node:stream";
import { expect, it } from "@jest/globals";
import { writePiece } from "./sending.js";

const PIECES = 50;

/** Full after every piece, and ready for the next a moment later. */
function slowReader(onPiece: (response: Writable) => void): Writable {
  return new Writable({
    highWaterMark: 1,
    write(_piece, _encoding, done) {
      onPiece(this);
      setImmediate(done);
    },
  });
}

it("waits for a slow reader as often as it must, and leaves no listener behind", async () => {
  const most = { drain: 0, close: 0, error: 0 };
  const names = Object.keys(most) as (keyof typeof most)[];
  const response = slowReader((each) => {
    for (const name of names) most[name] = Math.max(most[name], each.listenerCount(name));
  });
  for (let sent = 0; sent < PIECES; sent += 1) await writePiece(response, "some words");
  for (const name of names) expect(most[name]).toBeLessThanOrEqual(2);
  expect(names.map((name) => response.listenerCount(name))).toEqual([0, 0, 0]);
});

it("goes on when the reader leaves, also one that had left before", async () => {
  const response = new Writable({ highWaterMark: 1, write() {} }); // never ready again
  const waiting = writePiece(response, "some words");
  response.destroy();
  await waiting;
  await writePiece(response, "more");
  expect(response.destroyed).toBe(true);
});
