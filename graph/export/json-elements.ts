/**
 * Reads a large JSON object piece by piece: each element of a list at the first level as soon as it is whole, and each
 * other field. Only one of them is held at a time. Layout and the order of fields do not matter.
 */
import { ClewError } from "../errors.js";

export type JsonPiece =
  | { readonly list: string; readonly element: unknown; readonly line: number }
  | { readonly field: string; readonly value: unknown; readonly line: number };

/** One element may be this long, in characters: a document with all that was found in it. */
const MOST_CHARACTERS = 200_000_000;

/** Throws `invalid-input` naming the line, `too-large` for an element beyond measure. */
export async function* readJsonElements(chunks: AsyncIterable<string>): AsyncGenerator<JsonPiece> {
  const reader = new ElementReader();
  for await (const chunk of chunks) yield* reader.take(chunk);
  reader.end();
}

const [QUOTE, BACKSLASH, COMMA, NEWLINE] = ['"', "\\", ",", "\n"].map((sign) => sign.charCodeAt(0));
const OPENING = new Set(["{", "["].map((sign) => sign.charCodeAt(0)));
const CLOSING = new Set(["}", "]"].map((sign) => sign.charCodeAt(0)));
const LIST_BEGINS = /^\s*("(?:[^"\\]|\\.)*")\s*:\s*$/; // "documents":
const MARK = "\uFEFF"; // byte order mark

class ElementReader {
  /** 0 outside, 1 in the object, 2 in a list of it, more inside an element. */
  private depth = 0;
  private inString = false;
  private escaped = false;
  /** The list that is being read, and how many elements of it there were. */
  private list: { readonly name: string; count: number } | undefined;
  private held = "";
  private line = 1;
  private ended = false;

  *take(chunk: string): Generator<JsonPiece> {
    let from = 0;
    for (let at = 0; at < chunk.length; at += 1) {
      const code = chunk.charCodeAt(at);
      if (code === NEWLINE) this.line += 1;
      if (this.inString) {
        if (this.escaped) this.escaped = false;
        else if (code === BACKSLASH) this.escaped = true;
        else if (code === QUOTE) this.inString = false;
      } else if (code === QUOTE) {
        this.inString = true;
      } else if (OPENING.has(code)) {
        if (
          this.depth === 0 ||
          (this.depth === 1 && chunk[at] === "[" && this.isListBeginning(chunk.slice(from, at)))
        ) {
          if (this.depth === 0 && chunk[at] !== "{") throw this.broken("it is not a JSON object");
          this.open(chunk.slice(from, at));
          from = at + 1;
        }
        this.depth += 1;
      } else if (CLOSING.has(code)) {
        this.depth -= 1;
        if (this.depth < 0) throw this.broken("a bracket closes that never opened");
        if (this.depth === 0 || (this.depth === 1 && this.list)) {
          yield* this.finish(chunk.slice(from, at), false);
          from = at + 1;
          if (this.depth === 0) this.ended = true;
          this.list = undefined;
        }
      } else if (code === COMMA && this.depth === (this.list ? 2 : 1)) {
        yield* this.finish(chunk.slice(from, at), true);
        from = at + 1;
      }
    }
    this.held += chunk.slice(from);
    if (this.held.length > MOST_CHARACTERS)
      throw new ClewError("too-large", `An element at line ${this.line} is too long.`);
  }

  end(): void {
    if (!this.ended) throw this.broken("it breaks off before its end");
    if (this.held.trim()) throw this.broken("something follows its end");
  }

  private isListBeginning(text: string): boolean {
    return LIST_BEGINS.test(this.held + text);
  }

  private open(text: string): void {
    const before = this.held + text;
    this.held = "";
    if (this.ended) throw this.broken("something follows its end");
    if (this.depth === 0 && before.replace(MARK, "").trim()) throw this.broken("it is not a JSON object");
    if (this.depth === 1) this.list = { name: this.parse(LIST_BEGINS.exec(before)?.[1] ?? "") as string, count: 0 };
  }

  /** A comma, or the end, of a list or of the object. What lies between a list's end and the next comma is blank. */
  private *finish(text: string, isComma: boolean): Generator<JsonPiece> {
    const piece = this.held + text;
    this.held = "";
    if (this.list) {
      if (!piece.trim() && !isComma && this.list.count === 0) return;
      this.list.count += 1;
      yield { list: this.list.name, element: this.parse(piece), line: this.line };
    } else if (piece.trim()) {
      const [entry] = Object.entries(this.parse(`{${piece}}`) as object);
      if (entry) yield { field: entry[0], value: entry[1], line: this.line };
    }
  }

  private parse(text: string): unknown {
    try {
      return JSON.parse(text) as unknown;
    } catch (cause) {
      throw this.broken("it is not JSON", cause);
    }
  }

  private broken(what: string, cause?: unknown): ClewError {
    return new ClewError("invalid-input", `The file cannot be read as JSON at line ${this.line}: ${what}.`, {
      ...(cause === undefined ? {} : { cause }),
    });
  }
}
