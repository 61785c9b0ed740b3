/** The page: its parts, and what happens when it opens. */
import { render } from "preact";
import { useEffect } from "preact/hooks";
import { Stage, canvas } from "./canvas/stage.js";
import { savePng, saveSvg } from "./canvas/pictures.js";
import { AddDocuments } from "./panels/documents.js";
import { Drawer } from "./panels/drawer.js";
import { Header } from "./panels/header.js";
import { Help } from "./panels/help.js";
import { Hub } from "./panels/hub.js";
import { Legend } from "./panels/legend.js";
import { Notices } from "./panels/notices.js";
import { PathBar } from "./panels/path-bar.js";
import { Reader } from "./panels/reader.js";
import { Side } from "./panels/side.js";
import { health, isOffline, refreshCase } from "./state/case.js";
import { findOpeningView, refreshGraph, showEntities } from "./state/graph.js";
import { addFiles } from "./state/jobs.js";
import { attempt } from "./state/notices.js";
import { showsHelp } from "./panels/help.js";
import { keepInAddress, openFromAddress } from "./state/address.js";
import "./styles/tokens.css";
import "./styles/layout.css";
import "./styles/parts.css";

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
      <Header images={images} />
      <Legend />
      <main aria-label="Graph">
        <Stage />
        <PathBar />
      </main>
      <Side />
      <Drawer />
      <Reader />
      <AddDocuments />
      <Hub />
      <Help />
      <Notices />
    </>
  );
}

async function open(): Promise<void> {
  await refreshCase();
  if (!(await openFromAddress())) await showEntities(await findOpeningView());
  keepInAddress();
}

/** Another tab or a command may have changed the case, and the server may have gone and come back. */
async function lookAgain(): Promise<void> {
  const before = health.value?.revision;
  const wasOffline = isOffline.value;
  try {
    await refreshCase();
    if (before === undefined) await showEntities(await findOpeningView());
    else if (wasOffline || before !== health.value?.revision) await refreshGraph();
  } catch {
    isOffline.value = true;
  }
}

document.addEventListener("keydown", (event) => {
  if (event.target instanceof HTMLElement && event.target.closest("input, textarea, select, dialog, .editor")) return;
  if (event.key === "/") document.getElementById("search")?.focus();
  else if (event.key === "?") showsHelp.value = true;
  else return;
  event.preventDefault();
});
document.addEventListener("dragover", (event) => event.preventDefault());
document.addEventListener("drop", (event) => {
  event.preventDefault();
  const files = [...(event.dataTransfer?.files ?? [])];
  void attempt(() => addFiles(files));
});

render(<Page />, document.getElementById("app")!);
