/** What people decided, the latest first, each with the way back. */
import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { call } from "../api/call.js";
import { caseVersion } from "../state/case.js";
import { keysOf, learnKeys, nameOfKey, takeBack, type Judgement, type JudgementRecord } from "../state/judgements.js";
import { attempt, sayError } from "../state/notices.js";
import { count, lineWords } from "./words.js";

const records = signal<readonly JudgementRecord[] | undefined>(undefined);

async function read(): Promise<void> {
  const all = await call("GET /api/judgements", {});
  records.value = all.toReversed();
  await learnKeys(all.slice(-MOST).flatMap(({ judgement }) => keysOf(judgement)));
}

const MOST = 100;

interface Props {
  /** Those alone that speak of one of these names; all without. */
  readonly about?: readonly string[];
}

export function Decisions({ about }: Props) {
  useEffect(() => {
    read().catch(sayError);
  }, [caseVersion.value]);
  const all = records.value;
  if (!all)
    return (
      <p class="dim" aria-busy="true">
        Reading what was decided …
      </p>
    );
  const shown = about
    ? all.filter((one) => !one.undoneAt && keysOf(one.judgement).some((key) => about.includes(key)))
    : all;
  if (shown.length === 0)
    return <p class="dim small">Nothing yet. What you decide stands here and can be taken back.</p>;
  return (
    <ul class="decisions" aria-label="Decisions">
      {shown.slice(0, MOST).map((one) => (
        <Decision key={one.id} record={one} />
      ))}
      {shown.length > MOST && <li class="dim small">and {count(shown.length - MOST, "earlier one")}</li>}
    </ul>
  );
}

const WHEN = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "short",
  year: "numeric",
  hour: "2-digit",
  minute: "2-digit",
});

function Decision({ record }: { readonly record: JudgementRecord }) {
  const words = judgementWords(record.judgement);
  const when = WHEN.format(new Date(record.at));
  return (
    <li>
      <span class={`words-of ${record.undoneAt ? "dim undone" : ""}`}>{words}</span>
      <span class="dim small">{record.undoneAt ? `${when}, taken back` : when}</span>
      {!record.undoneAt && (
        <button
          class="btn ghost"
          type="button"
          aria-label={`Take back: ${words}`}
          onClick={() => void attempt(() => takeBack(record))}
        >
          Undo
        </button>
      )}
    </li>
  );
}

function judgementWords(judgement: Judgement): string {
  switch (judgement.kind) {
    case "same":
      return `${bothWords(judgement)} are one`;
    case "not-same":
      return `${bothWords(judgement)} are two`;
    case "split":
      return `${nameOfKey(judgement.name)} is someone else in ${count(judgement.sources.length, "document")}`;
    case "hide":
      return `hidden: “${judgement.quote}” (${lineWords(judgement.predicate)})`;
    case "type":
      return `${nameOfKey(judgement.name)} is of the type ${judgement.type}`;
    case "rename":
      return `${nameOfKey(judgement.name)} is called ${judgement.to}`;
  }
}

/** Two of one name are told apart by what they were taken for. */
function bothWords({ a, b }: { readonly a: string; readonly b: string }): string {
  const [one, other] = [nameOfKey(a), nameOfKey(b)];
  return one === other ? `${one} ${kindOf(a)} and ${other} ${kindOf(b)}` : `${one} and ${other}`;
}

/** Keys of people begin with `person:`, those of all else with `thing:`. */
const kindOf = (key: string) => (key.startsWith("person:") ? "(a person)" : "(not a person)");
