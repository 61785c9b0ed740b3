/** One claim: who published it, the sentence, and who says or denies so. */
import type { Answer } from "../../server/api.js";
import { hideClaim, showClaim } from "../state/judgements.js";
import { attempt } from "../state/notices.js";
import { reading, select } from "../state/selection.js";
import { Sentence } from "./sentence.js";
import { dateWords, timeWords } from "./words.js";

export type Claim = Answer<"GET /api/relations/:id/claims">["items"][number];

export function ClaimCard({ claim }: { readonly claim: Claim }) {
  const { document } = claim;
  const isDenial = claim.stance !== "asserted";
  return (
    <article class={`claim ${isDenial ? "denial" : ""} ${claim.hidden ? "hidden-claim" : ""}`}>
      <header>
        <b>{document.publisher}</b> <span>{dateWords(document.published)}</span>
        <span class="num" title="How sure the reading rule is">
          {claim.confidence.toFixed(2)}
        </span>
        {claim.origin !== document.publisher && <span class="citing">citing {claim.origin}</span>}
      </header>
      <Sentence claim={claim} />
      <footer>
        <Speaker claim={claim} />
        {claim.from && <span>{timeWords(claim.from, claim.to)}</span>}
        <button
          class="link quiet"
          type="button"
          title={claim.hidden ? "Let it count again" : "It is wrong or beside the point: it counts no more"}
          onClick={() => void attempt(() => (claim.hidden ? showClaim(claim) : hideClaim(claim)))}
        >
          {claim.hidden ? "hidden · show again" : "hide"}
        </button>
        <button
          class="link num"
          type="button"
          onClick={() => (reading.value = { id: document.id, start: claim.start, end: claim.end })}
        >
          open source ↗
        </button>
      </footer>
    </article>
  );
}

function Speaker({ claim: { stance, modality, speaker } }: { readonly claim: Claim }) {
  const verb =
    stance === "denied"
      ? "denied by"
      : stance === "negated"
        ? "said not to be so"
        : modality === "alleged"
          ? "alleged by"
          : "says";
  if (!speaker)
    return <span>{stance === "negated" ? verb : stance === "denied" ? "denied" : "the document itself says so"}</span>;
  const { entity, name } = speaker;
  return (
    <span>
      {stance === "negated" ? `${verb}, says` : verb}{" "}
      {entity ? (
        <button class="link" type="button" onClick={() => select.entity(entity)}>
          {name}
        </button>
      ) : (
        `“${name}”`
      )}
    </span>
  );
}
