/** Who must be on the way, in which order, and who must not. */
import { changeOptions } from "../state/paths.js";
import { learnName, nameOf, type AllOptions } from "../state/question.js";
import { EntityPick } from "./entity-pick.js";

const MOST_VIA = 6;

export function Stops({ asked: { via, exceptEntities } }: { readonly asked: AllOptions }) {
  return (
    <>
      <Via via={via} />
      {via.length < MOST_VIA && (
        <StopPick
          label="By way of"
          placeholder={via.length > 0 ? "then by way of …" : "by way of …"}
          onPick={(id) => changeOptions({ via: [...via.filter((other) => other !== id), id] })}
        />
      )}
      <StopPick
        label="Leave out"
        placeholder="leave out …"
        onPick={(id) => changeOptions({ exceptEntities: [...exceptEntities.filter((other) => other !== id), id] })}
      />
    </>
  );
}

interface StopPickProps {
  readonly label: string;
  readonly placeholder: string;
  readonly onPick: (id: string) => void;
}

function StopPick({ label, placeholder, onPick }: StopPickProps) {
  return (
    <EntityPick
      label={label}
      placeholder={placeholder}
      onPick={({ id, name }) => {
        learnName(id, name);
        onPick(id);
      }}
    />
  );
}

/** Those that every path passes, in their order. */
function Via({ via }: { readonly via: readonly string[] }) {
  const earlier = (place: number) => {
    const moved = [...via];
    moved.splice(place - 1, 0, ...moved.splice(place, 1));
    changeOptions({ via: moved });
  };
  return (
    <>
      {via.length > 0 && (
        <ol class="via" aria-label="By way of, in this order">
          {via.map((id, place) => (
            <li key={id}>
              <span class="ellipsis">
                {place + 1}. {nameOf(id)}
              </span>
              {place > 0 && (
                <button
                  class="btn ghost"
                  type="button"
                  aria-label={`${nameOf(id)} earlier`}
                  onClick={() => earlier(place)}
                >
                  ↑
                </button>
              )}
              <button
                class="btn ghost"
                type="button"
                aria-label={`Not by way of ${nameOf(id)}`}
                onClick={() => changeOptions({ via: via.filter((other) => other !== id) })}
              >
                ✕
              </button>
            </li>
          ))}
        </ol>
      )}
    </>
  );
}
