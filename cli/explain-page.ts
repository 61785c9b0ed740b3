/** An explanation as one page that needs nothing else: no script, no address, everything of the text escaped. */
import type { ExplainedMention, Explanation } from "../ingest/explain.js";
import { toAbout } from "./explained-claim.js";

const STYLE = `
:root { color-scheme: light dark; font: 16px/1.6 system-ui, sans-serif; }
body { max-width: 75rem; margin: 2rem auto; padding: 0 1rem; display: grid; gap: 2rem; grid-template-columns: 3fr 2fr; }
h1, footer { grid-column: 1 / -1; margin: 0; } h2 { font-size: 1rem; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; font: inherit; margin: 0; }
mark { color: inherit; border-radius: 3px; background: color-mix(in srgb, var(--of) 25%, transparent); border-bottom: 2px solid var(--of); }
mark.description, mark.pronoun { border-bottom-style: dotted; }
s { opacity: 0.5; text-decoration: none; }
.Person { --of: #d1495b } .Organization { --of: #00798c } .Agency { --of: #30638e }
.System { --of: #7a4fb5 } .Place { --of: #3f8f4f } .Publication { --of: #b8860b }
li { margin-bottom: 0.8rem; } code, small { opacity: 0.75; } blockquote { margin: 0; font-style: italic; }
.denied, .negated { border-left: 4px solid #d1495b; padding-left: 0.5rem; }
@media (max-width: 50rem) { body { display: block; } }`;

export function toPage(title: string, explanation: Explanation): string {
  const { referents, mentions, claims, text } = explanation;
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width"><title>${escape(title)}</title><style>${STYLE}</style></head><body>
<h1>${escape(title)}</h1>
<main><pre>${toMarked(explanation)}</pre></main>
<aside>
<h2>Claims</h2>
<ol>${claims
    .map(
      (claim) =>
        `<li class="${claim.stance}"><b>${escape(claim.subject)}</b> ${claim.predicate} <b>${escape(claim.object)}</b> <code>${escape(claim.rule)}</code>` +
        `<br><small>${escape(toAbout(claim))}</small><blockquote>${escape(text.slice(claim.start, claim.end))}</blockquote></li>`,
    )
    .join("\n")}</ol>
<h2>Who and what</h2>
<ul>${referents
    .map(
      ({ name, type, roles }, index) =>
        `<li><mark class="${type}">${escape(name)}</mark> ${type}${roles.length > 0 ? `, ${escape(roles.join(", "))}` : ""}` +
        `<br><small>${mentions.filter(({ referent }) => referent === index).length} mentions</small></li>`,
    )
    .join("\n")}</ul>
</aside>
<footer><small>Rest the pointer on a mark to read what it leads to and what made it. A dotted line is a description or a
pronoun; pale text is not looked at.</small></footer>
</body></html>
`;
}

/** The text with its outermost mentions marked, and what is not looked at pale. */
function toMarked({ text, mentions, referents, junk }: Explanation): string {
  const pieces = [
    ...mentions.map((mention) => ({
      ...mention,
      html: toMark(mention, text, referents[mention.referent]?.name ?? ""),
    })),
    ...junk.map(({ start, end }) => ({ start, end, html: `<s>${escape(text.slice(start, end))}</s>` })),
  ].sort((a, b) => a.start - b.start || b.end - a.end);
  let at = 0;
  let html = "";
  for (const piece of pieces) {
    if (piece.start < at) continue;
    html += escape(text.slice(at, piece.start)) + piece.html;
    at = piece.end;
  }
  return html + escape(text.slice(at));
}

function toMark({ start, end, type, kind, rule, link }: ExplainedMention, text: string, name: string): string {
  const why = `${name}, ${type}: ${[rule, link].filter(Boolean).join(", ")}`;
  return `<mark class="${type} ${kind}" title="${escape(why)}">${escape(text.slice(start, end))}</mark>`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** For an element's text and for an attribute in quotes. */
function escape(text: string): string {
  return text.toWellFormed().replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? ""); // '<script>'
}
