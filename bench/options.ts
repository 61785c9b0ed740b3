/** What a user of `npm run bench` chooses. */
export interface BenchOptions {
  /** Numbers of documents. */
  readonly sizes: readonly number[];
  readonly stores: readonly string[];
  /** Numbers of relations of the cases in which paths are sought. */
  readonly relations: readonly number[];
  readonly say: (line: string) => void;
}
