/**
 * Reads the columns of an Arrow IPC stream, as far as the engine's answers to `Transaction.columns` go: texts, whole and
 * broken numbers, and columns without any value. The engine writes this form at a fraction of what its rows cost, and it is
 * read likewise: the texts of a column are decoded at once and cut, not one by one.
 *
 * The format: https://arrow.apache.org/docs/format/Columnar.html#serialization-and-interprocess-communication-ipc; its
 * messages are FlatBuffers tables, of which only the fields named below are looked at.
 */

export interface ArrowColumn {
  readonly name: string;
  readonly length: number;
  /** One of the two, unless no value is there. A missing text is empty, a missing number NaN. */
  readonly texts?: readonly string[];
  readonly numbers?: readonly number[];
}

/** Field numbers of the tables of the format's Message.fbs and Schema.fbs. */
const MESSAGE = { kind: 1, header: 2, bodyLength: 3 };
const SCHEMA = { fields: 1 };
const FIELD = { name: 0, typeKind: 2, type: 3 };
const INT = { bits: 0 };
const FLOATING = { precision: 0 };
const BATCH = { length: 0, nodes: 1, buffers: 2 };

const [SCHEMA_MESSAGE, BATCH_MESSAGE] = [1, 3];
/** The kinds of columns, and how many buffers each has. */
const [NULL, WHOLE, BROKEN, TEXT] = [1, 2, 3, 5];
const BUFFERS: Readonly<Record<number, number>> = { [NULL]: 0, [WHOLE]: 2, [BROKEN]: 2, [TEXT]: 3 };
const DOUBLE = 2;

interface Field {
  readonly name: string;
  readonly kind: number;
}

/** Throws `RangeError` for a kind of column that it does not read. */
export function readArrow(stream: Buffer): ArrowColumn[] {
  let fields: readonly Field[] = [];
  const batches: ArrowColumn[][] = [];
  let at = 0;
  for (;;) {
    // 0xffffffff, the length of the message, the message, its body; a length of 0 ends the stream.
    const length = at + 8 <= stream.length ? stream.readInt32LE(at + 4) : 0;
    if (length === 0)
      return fields.map(({ name }, place) =>
        join(
          name,
          batches.map((batch) => batch[place]!),
        ),
      );
    const message = Table.root(stream, at + 8);
    const header = message.table(MESSAGE.header);
    const kind = message.byte(MESSAGE.kind);
    const body = at + 8 + length;
    if (header && kind === SCHEMA_MESSAGE) fields = header.tables(SCHEMA.fields).map(toField);
    if (header && kind === BATCH_MESSAGE) batches.push(readBatch({ stream, body, header, fields }));
    at = body + message.long(MESSAGE.bodyLength);
  }
}

/** A long answer comes in several batches. */
function join(name: string, parts: readonly ArrowColumn[]): ArrowColumn {
  const [only] = parts;
  if (only && parts.length === 1) return only;
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  if (parts.some(({ texts }) => texts)) return { name, length, texts: parts.flatMap(({ texts = [] }) => texts) };
  return { name, length, numbers: parts.flatMap(({ numbers = [] }) => numbers) };
}

function toField(field: Table): Field {
  const name = field.text(FIELD.name);
  const kind = field.byte(FIELD.typeKind);
  const type = field.table(FIELD.type);
  const isRead =
    kind === NULL ||
    kind === TEXT ||
    (kind === WHOLE && type?.int(INT.bits) === 64) ||
    (kind === BROKEN && type?.short(FLOATING.precision) === DOUBLE);
  if (!isRead) throw new RangeError(`a column of text or numbers was expected, not ${name} of Arrow's type ${kind}`);
  return { name, kind };
}

interface BatchPlace {
  readonly stream: Buffer;
  /** Where the buffers lie. */
  readonly body: number;
  readonly header: Table;
  readonly fields: readonly Field[];
}

function readBatch({ stream, body, header, fields }: BatchPlace): ArrowColumn[] {
  const length = header.long(BATCH.length);
  const nodes = header.structs(BATCH.nodes); // pairs of a length and how many are missing
  const buffers = header.structs(BATCH.buffers); // pairs of where it begins in the body and its length
  let next = 0;
  return fields.map(({ name, kind }, place) => {
    const missing = nodes[place]?.[1] ?? 0;
    const [validity = 0, first = 0, second = 0] = buffers
      .slice(next, (next += BUFFERS[kind]!))
      .map(([offset]) => body + offset);
    if (kind === NULL) return { name, length };
    const gaps = missing === 0 ? [] : findGaps(stream.subarray(validity), length);
    if (kind === TEXT) {
      const texts = readTexts(stream, { length, offsets: first, bytes: second });
      for (const row of gaps) texts[row] = "";
      return { name, length, texts };
    }
    const read = kind === WHOLE ? readWhole : readBroken;
    const numbers = Array.from({ length }, (_, row) => read(stream, first + row * 8));
    for (const row of gaps) numbers[row] = NaN;
    return { name, length, numbers };
  });
}

/** The rows without a value: their bit is not set. */
function findGaps(bits: Buffer, length: number): number[] {
  const gaps: number[] = [];
  for (let row = 0; row < length; row++) if (((bits[row >> 3]! >> (row & 7)) & 1) === 0) gaps.push(row);
  return gaps;
}

function readTexts(
  stream: Buffer,
  { length, offsets, bytes }: { readonly length: number; readonly offsets: number; readonly bytes: number },
): string[] {
  const texts = new Array<string>(length);
  const end = length > 0 ? stream.readInt32LE(offsets + length * 4) : 0;
  const all = stream.toString("utf8", bytes, bytes + end);
  const isAscii = all.length === end; // then a place among the bytes is the place in the text
  let from = 0;
  for (let row = 0; row < length; row++) {
    const to = stream.readInt32LE(offsets + (row + 1) * 4);
    texts[row] = isAscii ? all.slice(from, to) : stream.toString("utf8", bytes + from, bytes + to);
    from = to;
  }
  return texts;
}

function readBroken(stream: Buffer, at: number): number {
  return stream.readDoubleLE(at);
}

/** A signed number of 64 bits; past 2^53 the nearest that JavaScript has. */
function readWhole(stream: Buffer, at: number): number {
  return stream.readInt32LE(at + 4) * 2 ** 32 + stream.readUInt32LE(at);
}

/** A FlatBuffers table: at its beginning stands how far before it lies the list of where its fields are. */
class Table {
  private constructor(
    private readonly bytes: Buffer,
    private readonly at: number,
  ) {}

  static root(bytes: Buffer, at: number): Table {
    return new Table(bytes, at + bytes.readInt32LE(at));
  }

  /** Where a field lies; undefined when it is left out, as one is that has its default. */
  private place(field: number): number | undefined {
    const list = this.at - this.bytes.readInt32LE(this.at);
    const entry = 4 + field * 2;
    const offset = entry < this.bytes.readUInt16LE(list) ? this.bytes.readUInt16LE(list + entry) : 0;
    return offset === 0 ? undefined : this.at + offset;
  }

  byte(field: number): number {
    const place = this.place(field);
    return place === undefined ? 0 : this.bytes.readUInt8(place);
  }

  short(field: number): number {
    const place = this.place(field);
    return place === undefined ? 0 : this.bytes.readInt16LE(place);
  }

  int(field: number): number {
    const place = this.place(field);
    return place === undefined ? 0 : this.bytes.readInt32LE(place);
  }

  long(field: number): number {
    const place = this.place(field);
    return place === undefined ? 0 : readWhole(this.bytes, place);
  }

  table(field: number): Table | undefined {
    const place = this.place(field);
    return place === undefined ? undefined : Table.root(this.bytes, place);
  }

  text(field: number): string {
    const { at, length } = this.vector(field);
    return this.bytes.toString("utf8", at, at + length);
  }

  tables(field: number): Table[] {
    const { at, length } = this.vector(field);
    return Array.from({ length }, (_, index) => Table.root(this.bytes, at + index * 4));
  }

  /** Structs of two long numbers. */
  structs(field: number): [number, number][] {
    const { at, length } = this.vector(field);
    return Array.from({ length }, (_, index) => [
      readWhole(this.bytes, at + index * 16),
      readWhole(this.bytes, at + index * 16 + 8),
    ]);
  }

  /** How many there are stands before them. */
  private vector(field: number): { readonly at: number; readonly length: number } {
    const place = this.place(field);
    if (place === undefined) return { at: 0, length: 0 };
    const at = place + this.bytes.readInt32LE(place);
    return { at: at + 4, length: this.bytes.readInt32LE(at) };
  }
}
