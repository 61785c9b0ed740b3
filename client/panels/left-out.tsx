/** The hubs that carried no path; each may be let through, with all that have no more neighbours than it. */
import { changeOptions, type PathAnswer } from "../state/paths.js";

const MOST_HUBS = 5;

export function LeftOutHubs({ found: { hubs } }: { readonly found: PathAnswer }) {
  if (hubs.total === 0) return null;
  const more = hubs.total - Math.min(MOST_HUBS, hubs.leftOut.length);
  return (
    <p class="hubs dim small">
      Left out as hubs{hubs.cap !== undefined && ` of more than ${hubs.cap.toLocaleString("en")} neighbours`}:
      {hubs.leftOut.slice(0, MOST_HUBS).map((hub) => (
        <button
          key={hub.id}
          class="chip plain"
          type="button"
          title={`${hub.degree.toLocaleString("en")} neighbours. Hubs up to this size may then carry a path.`}
          onClick={() => changeOptions({ hubCap: hub.degree })}
        >
          let {hub.name} through
        </button>
      ))}
      {more > 0 && <span>and {more} more</span>}
      <button class="link" type="button" onClick={() => changeOptions({ hubCap: "off" })}>
        Let all through
      </button>
    </p>
  );
}
