/** What a run is given to read, and what reading one of them gives. */
import type { PartialDate, Source } from "../../graph/model.js";
import type { StoredOriginal } from "../../graph/texts.js";

/** Something that may hold one document: not opened yet, small enough to be kept in a queue by the thousand. */
export type Original = FileOriginal | PackedOriginal | MemoryOriginal | WebOriginal;

interface Named {
  /** As a person would call it: the path that was given, the name of an upload. */
  readonly name: string;
  /** How large it says it is. */
  readonly bytes: number;
}

export interface FileOriginal extends Named {
  readonly from: "file";
  readonly path: string;
}

export interface PackedOriginal extends Named {
  readonly from: "archive";
  readonly path: string;
  /** The archive's source key, where that is not its path. */
  readonly key?: string;
  readonly entry: ArchiveEntry;
}

/** Standard input, an upload. */
export interface MemoryOriginal extends Named, About {
  readonly from: "memory";
  readonly content: Uint8Array;
  /** The source key, when the content names none. */
  readonly key: string;
}

/** A page that is still to be fetched; it says no size. */
export interface WebOriginal extends Named {
  readonly from: "web";
  readonly url: string;
}

/** Where a packed file lies in its archive. */
export interface ArchiveEntry {
  readonly name: string;
  /** Of its local header. */
  readonly offset: number;
  readonly packedBytes: number;
  /** 0 stored, 8 deflated. */
  readonly method: number;
}

/** What is known of an original besides its content, e.g. from the answer of a web server. */
export interface About {
  readonly charset?: string;
  readonly mediaType?: string;
}

/** An original opened: what every reader gets. */
export interface Content extends About {
  readonly name: string;
  readonly key: string;
  readonly bytes: Uint8Array;
}

/** What a document says of itself; every part may be missing. */
export interface Metadata {
  readonly title?: string;
  readonly publisher?: string;
  /** Stands for the publisher, where there is none. */
  readonly author?: string;
  readonly date?: PartialDate;
  /** Its canonical address. */
  readonly url?: string;
  /** ISO 639-1. */
  readonly language?: string;
  /** The publication that it gives as its own source. */
  readonly cites?: string;
}

/** What a reader finds. */
export interface ReadText {
  readonly text: string;
  readonly metadata: Metadata;
  /** What a person should know about the reading: an encoding that was detected, a name that lies. */
  readonly notes: readonly string[];
}

/** A document ready for extraction. */
export interface SourceText {
  /** As a person would call it: the path that was given, the name in an archive. */
  readonly name: string;
  readonly text: string;
  /** One at least. */
  readonly sources: readonly Source[];
  readonly language?: string;
  readonly cites?: string;
  readonly notes: readonly string[];
  /** What it was read from; absent when that is the text itself. */
  readonly original?: StoredOriginal;
}
