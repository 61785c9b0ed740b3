/** What was asked of a selection: what links all of it, which of it is connected to another, whom it has in common. */
import { addEntities } from "../state/graph.js";
import { toLit } from "../state/light.js";
import { attempt } from "../state/notices.js";
import { nameOf } from "../state/question.js";
import {
  isAskingSet,
  litRow,
  setAnswer,
  shine,
  stopAskingSet,
  toGroupsLit,
  type Common,
  type Connected,
  type SetAnswer,
} from "../state/sets.js";
import { CopyLink } from "./copy-link.js";
import { Export } from "./export.js";
import { PathWords, ProofChip } from "./hop.js";
import { TypeSign } from "./icon.js";
import { NotHonoured } from "./not-honoured.js";
import { copyProse, Proof, StepProof } from "./path-proof.js";
import { count } from "./words.js";

export function Sets() {
  const answered = setAnswer.value;
  if (isAskingSet.value)
    return (
      <p class="dim" aria-busy="true">
        Looking …{" "}
        <button class="btn" type="button" onClick={stopAskingSet}>
          Stop
        </button>
      </p>
    );
  if (!answered)
    return (
      <p class="dim">
        Select several entities: with Shift and a click, with Shift and the arrow keys, or with Shift and a drag around
        them. Then ask, on the right, what links them, whom they have in common, or whether any is connected to another.
      </p>
    );
  return (
    <>
      {answered.kind === "connect" ? (
        <Links found={answered.found} />
      ) : answered.kind === "many" ? (
        <AnyConnected {...answered} />
      ) : (
        <InCommon ids={answered.ids} found={answered.found} />
      )}
      <div class="actions start">
        <CopyLink words="Copied: the link asks the same of this selection again." />
      </div>
    </>
  );
}

function Links({ found }: { readonly found: Connected }) {
  const { groups, unknown, complete } = found;
  const linked = groups.filter(({ links }) => links.length > 0);
  const alone = groups.filter(({ links }) => links.length === 0).flatMap(({ ends }) => ends);
  return (
    <>
      <div class="set-head">
        <p>
          {linked.length === 0
            ? "Nothing links these under the options of the question."
            : linked.length === 1 && alone.length + unknown.length === 0
              ? "One group links them all."
              : `${count(linked.length, "group")}; no lines join one to another.`}
        </p>
        {linked.length > 0 && (
          <button
            class="btn"
            type="button"
            aria-pressed={litRow.value === "all"}
            onClick={() => void attempt(() => (litRow.value ? shine(undefined) : shine("all", toGroupsLit(found))))}
          >
            Light it
          </button>
        )}
      </div>
      {!complete && <p class="ended small">Time was up: these are good groups, and there may be smaller ones.</p>}
      {linked.map(({ ends, entities, links, quality, prose }) => {
        const names = new Map(entities.map(({ id, name }) => [id, name]));
        return (
          <section key={ends.join()} class="group">
            <h3>
              {ends.map(nameOf).join(", ")} <span class="dim">{quality.message}</span>
            </h3>
            <ol class="steps">
              {links.map(({ from, to, relations }) => (
                <StepProof
                  key={`${from} ${to}`}
                  from={names.get(from) ?? from}
                  to={names.get(to) ?? to}
                  lines={relations}
                />
              ))}
            </ol>
            <div class="actions start">
              <button class="btn" type="button" onClick={() => void attempt(() => copyProse(prose))}>
                Copy as text
              </button>
              <Export
                label="Export group"
                title={ends.map(nameOf).join(", ")}
                what={{
                  kind: "subgraph",
                  entities: [...names.keys()],
                  relations: links.flatMap(({ relations }) => relations.map(({ id }) => id)),
                }}
              />
            </div>
          </section>
        );
      })}
      {alone.length > 0 && <p class="dim small">Linked with none of the others: {alone.map(nameOf).join(", ")}.</p>}
      {unknown.length > 0 && <p class="dim small">No line names {unknown.map(nameOf).join(", ")}.</p>}
    </>
  );
}

function AnyConnected({ to, found }: Extract<SetAnswer, { kind: "many" }>) {
  const connected = found.targets.filter(({ paths }) => paths.length > 0);
  const others = found.targets.filter(({ paths }) => paths.length === 0);
  return (
    <>
      <p>
        {connected.length === 0
          ? `None of these is connected to ${to.name} under the options of the question.`
          : `${connected.length} of ${found.targets.length} ${connected.length === 1 ? "is" : "are"} connected to ${to.name}.`}
      </p>
      <NotHonoured byStore={found.byStore} />
      {!found.complete && <p class="ended small">Time was up: the last of them were not looked at to the end.</p>}
      <ol class="paths" aria-label={`Connected to ${to.name}, the best first`}>
        {connected.map(({ to: id, paths: [best] }) => {
          if (!best) return null;
          const isLit = litRow.value === id;
          return (
            <li key={id}>
              <div class="path-row">
                <button
                  class="path"
                  type="button"
                  aria-pressed={isLit}
                  onClick={() => void attempt(() => (isLit ? shine(undefined) : shine(id, toLit(best))))}
                >
                  <b aria-hidden="true">›</b>
                  <PathWords path={best} />
                  <ProofChip path={best} />
                </button>
              </div>
              {isLit && <Proof path={best} />}
            </li>
          );
        })}
      </ol>
      {others.length > 0 && <p class="dim small">Not connected: {others.map((one) => nameOf(one.to)).join(", ")}.</p>}
    </>
  );
}

function InCommon({ ids, found }: { readonly ids: readonly string[]; readonly found: Common }) {
  const { rows, total } = found;
  if (rows.length === 0) return <p>No two of these {ids.length} are linked with the same entity.</p>;
  return (
    <>
      <div class="set-head">
        <p>
          {count(total, "entity is", "entities are")} linked with two or more of these {ids.length}, those with the most
          first.
        </p>
        <button
          class="btn"
          type="button"
          onClick={() => void attempt(() => addEntities(rows.slice(0, 20).map(({ entity }) => entity.id)))}
        >
          Bring {rows.length > 20 ? "the first 20" : "all"} into view
        </button>
      </div>
      <ul class="lines" aria-label="In common">
        {rows.map(({ entity, linked }) => (
          <li key={entity.id}>
            <button
              class="line-row"
              type="button"
              aria-pressed={litRow.value === entity.id}
              onClick={() =>
                void attempt(() =>
                  shine(entity.id, { entities: new Set([entity.id, ...linked]), relations: new Set<string>() }),
                )
              }
            >
              <TypeSign type={entity.type} />
              <span>
                <b>{entity.name}</b> <span class="dim">with {linked.map(nameOf).join(", ")}</span>
              </span>
              <span class="num">
                {linked.length} of {ids.length}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
