/** A real Chromium for tests: found where systems put it, or skipped with the reason. */
import { existsSync } from "node:fs";
import { chromium, type Browser } from "playwright-core";

const PLACES = [
  process.env["CHROMIUM_PATH"],
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

const chromiumPath = PLACES.find((path) => path !== undefined && existsSync(path));

export function launch(): Promise<Browser> {
  return chromium.launch({
    ...(chromiumPath !== undefined && { executablePath: chromiumPath }),
    handleSIGTERM: false,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--font-render-hinting=none",
    ],
  });
}

/** Skipped where there is no Chromium, with the reason; a failure where nothing may be skipped. */
export function describeInBrowser(name: string, block: () => void): void {
  if (chromiumPath !== undefined || process.env["CLEW_TEST_ALL"] === "1") return describe(name, block);
  process.stdout.write(`Skipped "${name}": no Chromium was found; install it, or name it in CHROMIUM_PATH.\n`);
  describe.skip(name, block);
}
