/** What a person knows better of an entity: its name, its type, who else it is, and that not all of its documents mean it. */
import { signal, useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { call } from "../api/call.js";
import { caseVersion } from "../state/case.js";
import type { Entity } from "../state/graph.js";
import { judge, judgePair, requireKey, type EntityName, type Judgement } from "../state/judgements.js";
import { attempt, sayError } from "../state/notices.js";
import type { Named } from "../state/question.js";
import { Decisions } from "./decisions.js";
import { EntityPick } from "./entity-pick.js";
import { count } from "./words.js";

type Corrected = Pick<Entity, "id" | "name" | "type">;
/** The entity that is being corrected. */
export const correcting = signal<Corrected | undefined>(undefined);

export function Correct() {
  const dialog = useRef<HTMLDialogElement>(null);
  const entity = correcting.value;
  useEffect(() => {
    if (entity && !dialog.current?.open) dialog.current?.showModal();
    else if (!entity) dialog.current?.close();
  }, [entity]);
  return (
    <dialog ref={dialog} class="ask correct" aria-label="Correct" onClose={() => (correcting.value = undefined)}>
      {entity && <Corrections key={entity.id} entity={entity} />}
    </dialog>
  );
}

type EntityType = Extract<Judgement, { kind: "type" }>["type"];

function Corrections({ entity }: { readonly entity: Corrected }) {
  const names = useSignal<readonly EntityName[] | undefined>(undefined);
  useEffect(() => {
    call("GET /api/entities/:id/names", { params: { id: entity.id } }).then((found) => (names.value = found), sayError);
  }, [caseVersion.value]);
  const close = () => (correcting.value = undefined);
  const rename = (to: string) => {
    close();
    void attempt(async () =>
      judge({ kind: "rename", name: await requireKey(entity), to }, `${entity.name} is called ${to} now.`),
    );
  };
  const retype = (type: EntityType) => {
    close();
    void attempt(async () =>
      judge({ kind: "type", name: await requireKey(entity), type }, `${entity.name} is of the type ${type} now.`),
    );
  };
  return (
    <>
      <h2 class="statement">Correct {entity.name}</h2>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          const to = new FormData(event.currentTarget).get("to");
          if (typeof to === "string" && to.trim() && to.trim() !== entity.name) rename(to.trim());
          else close();
        }}
      >
        <label class="correction">
          Called
          <input name="to" type="text" maxLength={500} required defaultValue={entity.name} />
        </label>
        <button class="btn" type="submit">
          Rename
        </button>
      </form>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          const type = new FormData(event.currentTarget).get("type");
          const known = TYPES.find((one) => one === type);
          if (known && known !== entity.type) retype(known);
          else close();
        }}
      >
        <label class="correction">
          Type
          <select name="type" defaultValue={entity.type}>
            {TYPES.map((type) => (
              <option key={type} value={type} selected={type === entity.type}>
                {type}
              </option>
            ))}
          </select>
        </label>
        <button class="btn" type="submit">
          Change type
        </button>
      </form>
      <JoinWith entity={entity} onDone={close} />
      {names.value && <SplitOff entity={entity} names={names.value} onDone={close} />}
      {names.value && (
        <>
          <h3>Decided of it</h3>
          <Decisions about={names.value.map(({ key }) => key)} />
        </>
      )}
      <div class="actions">
        <button class="btn" type="button" onClick={close}>
          Close
        </button>
      </div>
    </>
  );
}

const TYPES = ["Person", "Agency", "Organization", "System", "Place", "Publication"] as const satisfies EntityType[];

interface JoinProps {
  readonly entity: Corrected;
  readonly onDone: () => void;
}

/** Another name of the same one, whether or not anything suggests it. */
function JoinWith({ entity, onDone }: JoinProps) {
  const other = useSignal<Named | undefined>(undefined);
  const join = (event: SubmitEvent) => {
    event.preventDefault();
    const chosen = other.value;
    if (!chosen || chosen.id === entity.id) return;
    onDone();
    void attempt(() => judgePair("same", { a: entity, b: chosen }));
  };
  return (
    <form onSubmit={join}>
      <div class="correction">
        The same as
        <EntityPick
          label="The same as"
          placeholder="someone of this case"
          chosen={other.value}
          onPick={(picked) => (other.value = picked)}
          onClear={() => (other.value = undefined)}
        />
      </div>
      <button class="btn" type="submit">
        They are one
      </button>
    </form>
  );
}

interface SplitProps {
  readonly entity: Corrected;
  readonly names: readonly EntityName[];
  readonly onDone: () => void;
}

/** Documents that use one name for somebody else: their use of it becomes an entity of its own. */
function SplitOff({ entity, names, onDone }: SplitProps) {
  const all = new Set(names.flatMap(({ documents }) => documents.map(({ id }) => id)));
  const split = (event: SubmitEvent) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget as HTMLFormElement);
    const ticked = names
      .map(({ key, documents }) => ({
        name: key,
        sources: documents.filter(({ source }) => form.getAll(key).includes(source)).map(({ source }) => source),
      }))
      .filter(({ sources }) => sources.length > 0);
    if (ticked.length === 0) return;
    onDone();
    void attempt(async () => {
      for (const { name, sources } of ticked) {
        await judge(
          { kind: "split", name, sources },
          `${entity.name} is another one now in ${count(sources.length, "document")}.`,
        );
      }
    });
  };
  return (
    <>
      <h3>Does it mean someone else in some documents?</h3>
      {all.size < 2 ? (
        <p class="dim small">Only one document names it: there is nothing to split.</p>
      ) : (
        <form onSubmit={split}>
          <div class="split-list" tabIndex={0} role="group" aria-label="Documents that mean someone else">
            {names.map(({ key, name, documents }) => (
              <fieldset key={key}>
                <legend class="small">{name}</legend>
                {documents.map(({ id, title, source }) => (
                  <label key={id} class="check">
                    <input type="checkbox" name={key} value={source} />
                    <span>{title}</span>
                  </label>
                ))}
              </fieldset>
            ))}
          </div>
          <button class="btn" type="submit">
            The ticked ones mean another
          </button>
        </form>
      )}
    </>
  );
}
