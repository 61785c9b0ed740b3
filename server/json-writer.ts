/**
 * JSON put together from pieces: what is told again and again is turned into bytes once and then copied, the rest is
 * turned into text as it comes.
 */

import { keepMade } from "../graph/kept.js";

/** Not of the pool that small Buffers share, of which one that is kept would keep much. */
const keptBytes = keepMade<Uint8Array>();
const encoder = new TextEncoder();

export class JsonWriter {
  private readonly pieces: Uint8Array[] = [];
  private text = "";

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

  end(): Buffer {
    this.flush();
    return Buffer.concat(this.pieces);
  }

  private keep(of: object, name: string, make: () => string): void {
    this.flush();
    this.pieces.push(keptBytes(of, name, () => encoder.encode(make())));
  }

  private flush(): void {
    if (this.text !== "") this.pieces.push(Buffer.from(this.text));
    this.text = "";
  }
}

/** As they stand between the quotes: `said \\"so\\"`. */
function toLetters(letters: string): string {
  return JSON.stringify(letters).slice(1, -1);
}
