/** Answers about paths as JSON: each line of each hop with the claim that best shows it, and the whole as prose. */
import type { Claim } from "../graph/model.js";
import type { Hop, HopRelation, Opener, Path, PathAnswer, WhyNone } from "../graph/paths/answer.js";
import type { ConnectAnswer } from "../graph/paths/connect.js";
import type { ManyAnswer } from "../graph/paths/many.js";
import { changeQuestion } from "../graph/paths/openers.js";
import { toGroupProse, toNumber, toProse, toSource, type Prose } from "../graph/paths/prose.js";
import { toTimesOutside, type ProofInTime } from "../graph/paths/stated-time.js";
import type { Proof } from "../graph/paths/words.js";
import { JsonWriter } from "./json-writer.js";

export function toPathJson({ paths, deniedBetween, whyNone, ...rest }: PathAnswer, proof: Proof): Buffer {
  const json = new JsonWriter();
  const told = { proof, window: rest.question };
  const write = (path: Path) => writePath(json, path, told);
  const writeOpener = ({ path, ...opener }: Opener) => {
    const window = changeQuestion(rest.question, opener.change);
    json.object(opener, { path: () => writePath(json, path, { proof, window }) });
  };
  const writeWhy = ({ openers, ...why }: WhyNone) =>
    json.object(why, { openers: () => json.array(openers, writeOpener) });
  json.object(rest, {
    paths: () => json.array(paths, write),
    deniedBetween: deniedBetween && (() => writeHop(json, deniedBetween, told)),
    whyNone: whyNone && (() => writeWhy(whyNone)),
  });
  return json.end();
}

export function toManyJson({ targets, ...rest }: ManyAnswer, told: ProofInTime): Buffer {
  const json = new JsonWriter();
  const write = (path: Path) => writePath(json, path, told);
  json.object(rest, {
    targets: () =>
      json.array(targets, ({ paths, ...target }) => json.object(target, { paths: () => json.array(paths, write) })),
  });
  return json.end();
}

export function toConnectJson({ groups, ...rest }: ConnectAnswer, told: ProofInTime): Buffer {
  const json = new JsonWriter();
  json.object(rest, {
    groups: () =>
      json.array(groups, (group) => {
        const { links, ...plain } = group;
        json.object(plain, {
          links: () => json.array(links, (link) => writeHop(json, link, told)),
          prose: () => writeProse(json, toGroupProse(group, told.proof)),
        });
      }),
  });
  return json.end();
}

function writePath(json: JsonWriter, path: Path, told: ProofInTime): void {
  const { entities, hops, cost } = path;
  json.object(
    { entities, cost },
    {
      hops: () => json.array(hops, (hop) => writeHop(json, hop, told)),
      prose: () => writeProse(json, toProse(path, told.proof)),
    },
  );
}

function writeProse(json: JsonWriter, { said, cited }: Prose): void {
  json.string(() => {
    json.letters(said);
    for (const [place, claim] of cited.entries()) {
      json.letters(toNumber(place));
      json.keptLetters(claim, "source", () => toSource(claim));
    }
  });
}

function writeHop(json: JsonWriter, hop: Hop, told: ProofInTime): void {
  const rest = { ...hop, relations: undefined };
  json.object(rest, { relations: () => json.array(hop.relations, (line) => writeLine(json, line, told)) });
}

/** It says the same in each path that goes along it, and whoever plays with options meets it again; the time aside. */
function writeLine(json: JsonWriter, line: HopRelation, { proof, window }: ProofInTime): void {
  const claims = proof.get(line.id);
  const datedOutside = claims && toTimesOutside(line, claims, window);
  if (!claims) json.value(line);
  else if (datedOutside) json.value({ ...toProvenLine(line, claims), datedOutside });
  else json.kept(claims, line.forward ? "line" : "line back", () => toProvenLine(line, claims)); // the claims are its own
}

/** With the best claim, and the best against it where some deny what others assert. */
function toProvenLine(line: HopRelation, claims: readonly Claim[]): object {
  const [best] = claims; // asserted before denied
  const against = best?.stance === "asserted" ? claims.find(({ stance }) => stance !== "asserted") : undefined;
  return { ...line, best, against };
}
