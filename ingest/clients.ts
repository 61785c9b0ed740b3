/** "A lawyer for Dorn said | his client | had paid": whom the lawyer named just before represents. */
import type { EntityType } from "../graph/model.js";
import type { Sentence } from "./passages.js";
import type { Mention } from "./resolve.js";
import type { RolePhrase } from "./roles.js";

interface Input {
  readonly sentences: readonly Sentence[];
  readonly phrases: readonly RolePhrase[];
  /** The names, in order of the text. */
  readonly mentions: readonly Mention[];
  readonly types: readonly EntityType[];
}

/** Of a lawyer of one person, in the same sentence before or in the one before that. */
export function findClients({ sentences, phrases, mentions, types }: Input): Mention[] {
  const lawyers = phrases.filter(({ relation }) => relation === "REPRESENTS");
  if (lawyers.length === 0) return [];
  return sentences.flatMap(({ tokens, paragraphStart }, sentence) =>
    tokens.flatMap((token, at): Mention[] => {
      if (token.lower !== "client" || !/^(?:his|her|their)$/.test(tokens[at - 1]?.lower ?? "")) return [];
      const own = lawyers.filter((phrase) => phrase.sentence === sentence && phrase.to < at);
      const before =
        own.length > 0 || paragraphStart ? own : lawyers.filter((phrase) => phrase.sentence === sentence - 1);
      const clients = new Set(before.map(({ body }) => (body === undefined ? undefined : mentions[body]!.referent)));
      const [client] = clients;
      if (clients.size !== 1 || client === undefined || types[client] === "Place") return [];
      return [{ sentence, from: at - 1, to: at + 1, kind: "description", referent: client }];
    }),
  );
}
