/** Mails: who wrote to whom, when, and the words. Attachments are named, not opened. In a process of its own. */
import PostalMime, { type Address, type Email } from "postal-mime";
import { ClewError } from "../../graph/errors.js";
import { toBlocks } from "./blocks.js";
import { toPartialDate } from "./dates.js";
import { parsePage } from "./html.js";
import type { Content, ReadText } from "./original.js";

const LIMITS = { maxNestingDepth: 32, maxHeadersSize: 1024 * 1024 } as const;
/** Attachments that are told of by name. */
const MOST_NAMED = 5;

/** Throws `unreadable-document` for what has no head of a mail. */
export async function parseMail({ name, bytes }: Content): Promise<ReadText> {
  const mail = await PostalMime.parse(bytes, LIMITS).catch(() => {
    throw new ClewError("unreadable-document", `${name} is damaged: it cannot be taken apart as a mail.`);
  });
  if (!mail.from && !mail.subject && !mail.date) {
    throw new ClewError("unreadable-document", `${name} is no mail: it has no sender, subject or date.`, {
      hint: "If it is a text, give it a name that ends in .txt.",
    });
  }
  const date = toPartialDate(mail.date ?? "");
  const author = mail.from && toWords([mail.from], (address) => address.name || (address.address ?? ""));
  return {
    text: [mail.subject, toHead(mail), toBody(mail)].filter(Boolean).join("\n\n").toWellFormed(),
    metadata: {
      ...(mail.subject && { title: mail.subject }),
      ...(author && { author }),
      ...(date !== undefined && { date }),
    },
    notes: toNotes(mail),
  };
}

function toNotes({ attachments }: Email): string[] {
  const notes = attachments
    .slice(0, MOST_NAMED)
    .map(({ filename }) => `its attachment ${filename?.slice(0, 200) ?? "without a name"} was not read`);
  const more = attachments.length - notes.length;
  return more > 0 ? [...notes, `nor were ${more} more attachments`] : notes;
}

/** The lines that a person sees above a mail. */
function toHead(mail: Email): string {
  const lines: readonly (readonly [string, string | undefined])[] = [
    ["From", mail.from && toWords([mail.from])],
    ["To", toWords(mail.to ?? [])],
    ["Cc", toWords(mail.cc ?? [])],
    ["Date", mail.date],
  ];
  return lines.flatMap(([name, words]) => (words ? [`${name}: ${words}`] : [])).join("\n");
}

function toWords(
  addresses: readonly Address[],
  show = (address: { name: string; address?: string }) => toFull(address),
): string {
  return addresses.map((address) => (address.group ? address.name : show(address))).join(", ");
}

function toFull({ name, address }: { name: string; address?: string }): string {
  return name && address ? `${name} <${address}>` : name || (address ?? "");
}

function toBody(mail: Email): string {
  if (mail.text?.trim()) return mail.text.trim();
  return mail.html ? toBlocks(parsePage(mail.html).body) : "";
}
