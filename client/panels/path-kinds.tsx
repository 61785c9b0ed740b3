/** Which kinds of line and of entity a path may hold. */
import { schema } from "../state/case.js";
import { changeOptions } from "../state/paths.js";
import type { AllOptions } from "../state/question.js";
import { AddFrom } from "./option-fields.js";
import { FAMILY_WORDS, lineWords } from "./words.js";

interface KindsProps {
  readonly label: string;
  readonly only: "types" | "exceptTypes";
  readonly onlyFamilies: "families" | "exceptFamilies";
  readonly asked: AllOptions;
}

/** Whole families first, then the types that this case has. What is picked shows as a chip. */
export function Kinds({ label, only, onlyFamilies, asked }: KindsProps) {
  const pick = (value: string) => {
    const [option, kind = ""] = value.split(":"); // families:communication
    if (option === "types") changeOptions({ [only]: [...asked[only], kind] });
    if (option === "families") changeOptions({ [onlyFamilies]: [...asked[onlyFamilies], kind] });
  };
  const families = Object.entries(FAMILY_WORDS).filter(
    ([family]) => !(asked[onlyFamilies] as readonly string[]).includes(family),
  );
  const types = (schema.value?.relationTypes ?? []).filter(({ type }) => !asked[only].includes(type));
  return (
    <AddFrom label={label} onAdd={pick}>
      <optgroup label="Kinds">
        {families.map(([family, words]) => (
          <option key={family} value={`families:${family}`}>
            {words}
          </option>
        ))}
      </optgroup>
      <optgroup label="Relations">
        {types.map(({ type, count }) => (
          <option key={type} value={`types:${type}`}>
            {lineWords(type)} ({count})
          </option>
        ))}
      </optgroup>
    </AddFrom>
  );
}

interface EntityTypesProps {
  readonly label: string;
  readonly option: "entityTypes" | "exceptEntityTypes";
  readonly asked: AllOptions;
}

export function EntityTypes({ label, option, asked }: EntityTypesProps) {
  const taken: readonly string[] = asked[option];
  const left = (schema.value?.entityTypes ?? []).filter(({ type }) => !taken.includes(type));
  return (
    <AddFrom label={label} onAdd={(type) => changeOptions({ [option]: [...taken, type] })}>
      {left.map(({ type }) => (
        <option key={type} value={type}>
          {type}
        </option>
      ))}
    </AddFrom>
  );
}
