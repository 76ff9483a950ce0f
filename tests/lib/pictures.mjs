/** Pictures of pages, for looking at each of them: tests/out/pictures/<role>-<page>-<state>-<language>-<size>.png */

import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { OUT } from "./out.mjs";

const FOLDER = join(OUT, "pictures");

/** Takes a picture of what the screen shows now, the whole page where `whole` says so. */
export async function picture(page, { role, name, state, language, whole = false }) {
  mkdirSync(FOLDER, { recursive: true });
  const { width, height } = page.viewportSize();
  const path = join(FOLDER, `${role}-${name}-${state}-${language}-${width}x${height}.png`);
  await page.screenshot({ path, fullPage: whole, animations: "disabled" });
  return path;
}
