/** CodeMirror for Cypher: colours, completion from the case's schema, errors at their place. */
import {
  autocompletion,
  closeBrackets,
  completionKeymap,
  type CompletionContext,
  type CompletionResult,
} from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { bracketMatching, HighlightStyle, StreamLanguage, syntaxHighlighting } from "@codemirror/language";
import { cypher } from "@codemirror/legacy-modes/mode/cypher";
import { EditorState, StateEffect, StateField } from "@codemirror/state";
import { Decoration, EditorView, keymap, lineNumbers, type DecorationSet } from "@codemirror/view";
import { tags } from "@lezer/highlight";
import { schema } from "../state/case.js";

export interface Editor {
  write(text: string): void;
  showProblem(position: { readonly line: number; readonly column: number } | undefined): void;
  close(): void;
}

interface Options {
  readonly text: string;
  readonly onChange: (text: string) => void;
  readonly onRun: () => void;
}

const setProblem = StateEffect.define<{ from: number; to: number } | undefined>();
const problemField = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(marks, transaction) {
    for (const effect of transaction.effects) {
      if (!effect.is(setProblem)) continue;
      return effect.value
        ? Decoration.set(Decoration.mark({ class: "cm-problem" }).range(effect.value.from, effect.value.to))
        : Decoration.none;
    }
    return transaction.docChanged ? Decoration.none : marks;
  },
  provide: (field) => EditorView.decorations.from(field),
});

const colours = HighlightStyle.define([
  { tag: tags.keyword, color: "var(--accent)", fontWeight: "600" },
  { tag: tags.string, color: "var(--ok)" },
  { tag: tags.number, color: "var(--warn)" },
  { tag: tags.comment, color: "var(--faint)", fontStyle: "italic" },
  { tag: tags.atom, color: "var(--warn)" },
]);

const look = EditorView.theme({
  "&": { height: "100%", fontSize: "13px", color: "var(--ink)", backgroundColor: "var(--bg)" },
  "&.cm-focused": { outline: "none" }, // the frame around the editor shows it
  ".cm-content": { fontFamily: "var(--mono)", caretColor: "var(--ink)" },
  ".cm-cursor": { borderLeftColor: "var(--ink)" },
  ".cm-gutters": { backgroundColor: "var(--bg)", color: "var(--faint)", border: "none" },
  ".cm-selectionBackground, &.cm-focused .cm-selectionBackground": { backgroundColor: "var(--mark) !important" },
  ".cm-problem": { textDecoration: "underline wavy var(--denied)" },
  ".cm-tooltip": { backgroundColor: "var(--raised)", color: "var(--ink)", border: "1px solid var(--line)" },
  ".cm-tooltip-autocomplete ul li[aria-selected]": { backgroundColor: "var(--accent)", color: "var(--accent-ink)" },
});

/**
 * In a shadow root: there CodeMirror's styles are adopted sheets, which the content policy allows, and not style
 * elements, which it does not.
 */
export function mountEditor(host: HTMLElement, { text, onChange, onRun }: Options): Editor {
  const root = host.shadowRoot ?? host.attachShadow({ mode: "open" });
  const view = new EditorView({
    parent: root,
    root,
    state: EditorState.create({
      doc: text,
      extensions: [
        lineNumbers(),
        history(),
        bracketMatching(),
        closeBrackets(),
        StreamLanguage.define(cypher),
        syntaxHighlighting(colours),
        look,
        autocompletion({ override: [complete], icons: false }),
        problemField,
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({ "aria-label": "Cypher query" }),
        keymap.of([
          { key: "Mod-Enter", run: () => (onRun(), true) },
          ...completionKeymap,
          ...defaultKeymap,
          ...historyKeymap,
        ]),
        EditorView.domEventHandlers({ beforeinput: replaceSelected }),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) onChange(update.state.doc.toString());
        }),
      ],
    }),
  });
  return {
    write: (next) => view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: next } }),
    showProblem(position) {
      if (!position || position.line > view.state.doc.lines)
        return view.dispatch({ effects: setProblem.of(undefined) });
      const line = view.state.doc.line(position.line);
      const from = Math.min(line.from + Math.max(0, position.column - 1), Math.max(line.from, line.to - 1));
      if (line.length > 0)
        view.dispatch({
          effects: setProblem.of({
            from,
            to: Math.min(line.to, Math.max(from + 1, wordEnd(line.text, from - line.from) + line.from)),
          }),
        });
    },
    close: () => view.destroy(),
  };
}

/** Typing over a selection, done here: the browser itself would keep its look by a style that the policy refuses. */
function replaceSelected(event: InputEvent, view: EditorView): boolean {
  const replaces = event.inputType === "insertText" && event.data !== null && !view.state.selection.main.empty;
  if (!replaces || view.composing) return false;
  event.preventDefault();
  view.dispatch(view.state.replaceSelection(event.data), { userEvent: "input.type", scrollIntoView: true });
  return true;
}

function wordEnd(text: string, start: number): number {
  return start + (/^\w+/.exec(text.slice(start))?.[0].length ?? 1);
}

const KEYWORDS = [
  "MATCH",
  "OPTIONAL MATCH",
  "WHERE",
  "RETURN",
  "WITH",
  "UNWIND",
  "ORDER BY",
  "LIMIT",
  "SKIP",
  "DISTINCT",
  "AS",
  "AND",
  "OR",
  "NOT",
  "IN",
  "CONTAINS",
  "STARTS WITH",
  "ENDS WITH",
  "IS NULL",
  "IS NOT NULL",
  "count",
  "collect",
  "type",
  "labels",
  "DESC",
];

/** Labels after `(:`, relationship types after `[:`, properties after a dot, keywords elsewhere. */
function complete(context: CompletionContext): CompletionResult | null {
  const known = schema.value;
  const before = context.matchBefore(/[[(]\w*:\w*|\.\w*|\w+/); // '(p:Per', '[:SPO', 'p.na', 'MAT'
  if (!before || !known) return null;
  if (before.from === before.to && !context.explicit) return null;
  const from = before.from + Math.max(before.text.lastIndexOf(":"), before.text.lastIndexOf(".")) + 1;
  const options = (words: readonly string[], type: string) => words.map((label) => ({ label, type }));
  if (/^\(\w*:/.test(before.text)) return { from, options: options(known.labels, "class") }; // '(p:Per'
  if (/^\[\w*:/.test(before.text)) return { from, options: options(known.relationshipTypes, "type") }; // '[:SPO'
  if (before.text.startsWith(".")) return { from, options: options(known.propertyKeys, "property") };
  return { from: before.from, options: options(KEYWORDS, "keyword") };
}
