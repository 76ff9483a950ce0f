/** axe on the page as it is now. What it finds fails the test, in words. */

import assert from "node:assert/strict";
import axe from "axe-core";

/** WCAG 2.2 A and AA, and what axe holds for good practice. */
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

export async function accessible(page, where) {
  // As a script of the debugger's: the page's own policy forbids scripts from elsewhere, rightly.
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe.source);
  const { violations } = await page.evaluate(
    (tags) => window.axe.run(document, { runOnly: { type: "tag", values: tags } }),
    TAGS,
  );
  assert.equal(violations.length, 0, `axe on ${where}:\n${violations.map(inWords).join("\n")}`);
}

function inWords({ id, help, nodes }) {
  const places = nodes.slice(0, 5).map((node) => `    ${node.target.join(" ")}\n      ${node.failureSummary.replaceAll("\n", "\n      ")}`);
  return `  ${id}: ${help} (${nodes.length})\n${places.join("\n")}`;
}
