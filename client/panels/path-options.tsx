/** All other options of a question, folded away until they are wanted. Each acts at once. */
import { options, USUAL, type AllOptions } from "../state/question.js";
import { DateField } from "./date-field.js";
import { Amount, Check, Choice, Field, Part, StatusCheck, type Status } from "./option-fields.js";
import { EntityTypes, Kinds } from "./path-kinds.js";
import { Stops } from "./path-stops.js";
import { STATUS_WORDS } from "./words.js";

export const MOST_HOPS = 8;
const MOST_PATHS = 25;
const A_HUB = 100;

export function PathOptionsForm() {
  const asked = { ...USUAL, ...options.value } as AllOptions; // options holds nothing that is undefined
  return (
    <div id="path-options" class="path-options" role="group" aria-label="More options">
      <Part title="Stops">
        <Stops asked={asked} />
        <p class="dim small">Or pick both on the graph: select a sign, then “By way of” or “Leave out”.</p>
      </Part>
      <Part title="Kinds of line">
        <Kinds label="Only lines of" only="types" onlyFamilies="families" asked={asked} />
        <Kinds label="No lines of" only="exceptTypes" onlyFamilies="exceptFamilies" asked={asked} />
        <Check label="vague links too (“related to”)" option="relatedTo" isOn={asked.relatedTo} />
        <Field label="Along the arrows">
          {(id) => (
            <Choice
              id={id}
              option="direction"
              value={asked.direction}
              choices={[
                ["any", "either way"],
                ["forward", "only along"],
                ["backward", "only against"],
              ]}
            />
          )}
        </Field>
      </Part>
      <Part title="On the way">
        <EntityTypes label="Only through" option="entityTypes" asked={asked} />
        <EntityTypes label="Not through" option="exceptEntityTypes" asked={asked} />
        <Field label="Hubs">
          {(id) => (
            <Choice
              id={id}
              option="hubCap"
              value={String(typeof asked.hubCap === "number" ? A_HUB : asked.hubCap)}
              toValue={(value) => (value === "auto" || value === "off" ? value : Number(value))}
              choices={[
                ["auto", "carry no path"],
                [String(A_HUB), "up to a size"],
                ["off", "may carry one"],
              ]}
            />
          )}
        </Field>
        {typeof asked.hubCap === "number" && (
          <Amount label="Neighbours at most" option="hubCap" value={asked.hubCap} least={1} most={10_000_000} />
        )}
      </Part>
      <Part title="Proof of each step">
        <fieldset class="checks">
          <legend class="unseen">Statuses that carry a step</legend>
          {Object.entries(STATUS_WORDS).map(([status, { short }]) => (
            <StatusCheck key={status} status={status as Status} words={short} statuses={asked.statuses} />
          ))}
        </fieldset>
        <Amount label="Sources at least" option="minOrigins" value={asked.minOrigins} least={0} most={1000} />
        <Amount
          label="Confidence at least"
          option="minConfidence"
          value={asked.minConfidence}
          least={0}
          most={1}
          step={0.05}
        />
      </Part>
      <Part title="Time">
        <DateField label="Not before" option="after" value={asked.after} />
        <DateField label="Not after" option="before" value={asked.before} />
        <Check label="undated lines too" option="undated" isOn={asked.undated} />
        <Field label="Steps in order">
          {(id) => (
            <Choice
              id={id}
              option="timeOrder"
              value={asked.timeOrder}
              choices={[
                ["off", "any order"],
                ["dated", "of time"],
                ["undated-allowed", "of time, or undated"],
              ]}
            />
          )}
        </Field>
      </Part>
      <Part title="Answer">
        <Amount label="Paths at most" option="k" value={asked.k} least={1} most={MOST_PATHS} />
        <Check label="no two through the same" option="disjoint" isOn={asked.disjoint} />
      </Part>
    </div>
  );
}
