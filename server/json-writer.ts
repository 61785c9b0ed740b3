/**
 * JSON put together from pieces: what is told again and again is turned into bytes once and then copied, the rest is
 * turned into text as it comes. All is written one behind the other, so that a hundred pieces are not a hundred objects
 * for the garbage collector.
 */
import { keepMade } from "../graph/kept.js";

/** Not of the pool that small Buffers share, of which one that is kept would keep much. */
const keptBytes = keepMade<Uint8Array>();
const encoder = new TextEncoder();

/** Where the next answer is written: one writer has it at a time, and gives it back unless it has grown large. */
let spare: Buffer | undefined;
const FIRST_ROOM = 256 * 1024;
const MOST_SPARE = 4 * 1024 * 1024;

export class JsonWriter {
  private bytes: Buffer;
  private length = 0;
  private text = "";

  constructor() {
    this.bytes = spare ?? Buffer.allocUnsafeSlow(FIRST_ROOM);
    spare = undefined;
  }

  /** The fields of `plain`, then further ones, each written by what stands for it: `{"cost":1,"hops":[…]}`. */
  object(plain: object, further: Readonly<Record<string, (() => void) | undefined>>): void {
    const fields = JSON.stringify(plain);
    let separator = fields === "{}" ? "" : ",";
    this.text += fields.slice(0, -1);
    for (const name in further) {
      const write = further[name];
      if (!write) continue;
      this.text += `${separator}"${name}":`;
      separator = ",";
      write();
    }
    this.text += "}";
  }

  array<Item>(items: Iterable<Item>, write: (item: Item) => void): void {
    let separator = "[";
    for (const item of items) {
      this.text += separator;
      separator = ",";
      write(item);
    }
    this.text += separator === "[" ? "[]" : "]";
  }

  value(value: unknown): void {
    this.text += JSON.stringify(value);
  }

  /** A value that is made `of` something, the same under this name whenever it is told. */
  kept(of: object, name: string, make: () => unknown): void {
    this.keep(of, name, () => JSON.stringify(make()));
  }

  /** A string in pieces: `letters` and `keptLetters`. */
  string(write: () => void): void {
    this.text += '"';
    write();
    this.text += '"';
  }

  letters(letters: string): void {
    this.text += toLetters(letters);
  }

  /** As `kept`, within a string. */
  keptLetters(of: object, name: string, make: () => string): void {
    this.keep(of, name, () => toLetters(make()));
  }

  /** A copy of what was written. The writer is done. */
  end(): Buffer {
    this.flush();
    const written = Buffer.allocUnsafeSlow(this.length);
    this.bytes.copy(written, 0, 0, this.length);
    if (this.bytes.length <= MOST_SPARE) spare = this.bytes;
    return written;
  }

  private keep(of: object, name: string, make: () => string): void {
    this.flush();
    const piece = keptBytes(of, name, () => encoder.encode(make()));
    this.makeRoom(piece.length);
    this.bytes.set(piece, this.length);
    this.length += piece.length;
  }

  private flush(): void {
    if (this.text === "") return;
    this.makeRoom(this.text.length * MOST_BYTES);
    this.length += this.bytes.write(this.text, this.length);
    this.text = "";
  }

  private makeRoom(further: number): void {
    if (this.length + further <= this.bytes.length) return;
    const larger = Buffer.allocUnsafeSlow(2 * (this.length + further));
    this.bytes.copy(larger, 0, 0, this.length);
    this.bytes = larger;
  }
}

/** That a unit of UTF-16 may take in UTF-8. */
const MOST_BYTES = 3;

/** As they stand between the quotes: `said \\"so\\"`. */
function toLetters(letters: string): string {
  return JSON.stringify(letters).slice(1, -1);
}
