/** The releases of Neo4j Community that Clew can run by itself. Each was started and tested; see the contract suite. */
export interface Neo4jRelease {
  /** Exact: a range would make Maven read hundreds of files. */
  readonly version: string;
  /** The oldest Java it runs on. */
  readonly java: number;
  readonly mainClass: string;
}

/** The long-term support release, and what `clew neo4j` starts. */
export const LTS: Neo4jRelease = {
  version: "5.26.30",
  java: 17,
  mainClass: "org.neo4j.server.CommunityEntryPoint",
};
export const NEWEST: Neo4jRelease = {
  version: "2026.08.1",
  java: 21,
  mainClass: "org.neo4j.server.Neo4jCommunity",
};
export const RELEASES: readonly Neo4jRelease[] = [LTS, NEWEST];
