/** The page: its parts, and what happens when it opens. */
import { render } from "preact";
import { useEffect } from "preact/hooks";
import { Stage, canvas } from "./canvas/stage.js";
import { savePng, saveSvg } from "./canvas/pictures.js";
import { Correct } from "./panels/correct.js";
import { AddDocuments } from "./panels/documents.js";
import { Drawer } from "./panels/drawer.js";
import { Header } from "./panels/header.js";
import { Help } from "./panels/help.js";
import { Hub } from "./panels/hub.js";
import { Legend } from "./panels/legend.js";
import { Notices, Offline } from "./panels/notices.js";
import { PathBar } from "./panels/path-bar.js";
import { walkFromAnywhere } from "./panels/paths.js";
import { Reader } from "./panels/reader.js";
import { Side } from "./panels/side.js";
import { caseVersion, health, isOffline, refreshCase } from "./state/case.js";
import { findOpeningView, graph, refreshGraph, showEntities, showLastHidden } from "./state/graph.js";
import { addFiles } from "./state/jobs.js";
import { followPairs } from "./state/judgements.js";
import { letGo } from "./state/selection.js";
import { attempt } from "./state/notices.js";
import { showsHelp } from "./panels/help.js";
import { keepInAddress, openFromAddress } from "./state/address.js";
import "./styles/tokens.css";
import "./styles/layout.css";
import "./styles/parts.css";
import "./styles/signs.css";
import "./styles/search.css";
import "./styles/legend.css";
import "./styles/question.css";
import "./styles/claims.css";
import "./styles/drawer.css";
import "./styles/paths.css";
import "./styles/console.css";
import "./styles/dialogs.css";
import "./styles/review.css";

const LOOK_AGAIN_MS = 4000;

function Page() {
  useEffect(() => {
    void attempt(open);
    const looking = setInterval(() => void lookAgain(), LOOK_AGAIN_MS);
    return () => clearInterval(looking);
  }, []);
  const cy = canvas.value?.cy;
  const images = cy && { png: () => savePng(cy), svg: () => saveSvg(cy) };
  return (
    <>
      <Offline />
      <Header images={images} />
      <Legend />
      <main aria-label="Graph">
        <Stage />
        <PathBar />
        <Notices />
      </main>
      <Side />
      <Drawer />
      <Reader />
      <AddDocuments />
      <Correct />
      <Hub />
      <Help />
    </>
  );
}

let isOpened = false;

async function open(): Promise<void> {
  await refreshCase();
  isOpened = true;
  await openFromAddress();
  keepInAddress();
  followPairs();
}

/** Another tab or a command may have changed the case, and the server may have gone and come back. */
async function lookAgain(): Promise<void> {
  const before = health.value?.revision;
  const wasOffline = isOffline.value;
  try {
    if (!isOpened) return await open();
    await refreshCase();
    if (!wasOffline && before === health.value?.revision) return;
    caseVersion.value += 1;
    if (graph.value.entities.size > 0) await refreshGraph();
    else await showEntities(await findOpeningView());
  } catch {
    isOffline.value = true;
  }
}

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.altKey) return;
  if (event.target instanceof HTMLElement && event.target.closest("input, textarea, select, dialog, .editor")) return;
  const isCommand = event.ctrlKey || event.metaKey;
  if (isCommand && event.key === "z") void attempt(showLastHidden);
  else if (isCommand) return;
  else if (event.key === "Escape") letGo();
  else if (event.key === "/") document.getElementById("search")?.focus();
  else if (event.key === "?") showsHelp.value = true;
  else if (event.key === "j" || event.key === "k") walkFromAnywhere(event.key === "j" ? 1 : -1);
  else return;
  event.preventDefault();
});
addEventListener("popstate", () => void attempt(openFromAddress)); // Back, or a link pasted into this tab
document.addEventListener("dragover", (event) => event.preventDefault());
document.addEventListener("drop", (event) => {
  event.preventDefault();
  const files = [...(event.dataTransfer?.files ?? [])];
  void attempt(() => addFiles(files));
});

render(<Page />, document.getElementById("app")!);
