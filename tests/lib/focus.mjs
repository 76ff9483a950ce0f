/** Focus is seen on whatever the keyboard reaches (WCAG 2.4.7). */

/** What a person sees of a focus, in CSS pixels: thinner is lost on a phone in the sun. */
const OUTLINE = 2;
/** More than any page has to go to: a focus that never comes back to where it was is caught, too. */
const MAX_STOPS = 300;

/** Goes with the tabulator through all of the page, and names what does not show that it has the focus. */
export async function unseenFocus(page) {
  const before = await page.evaluateHandle(() => document.activeElement);
  const visited = await page.evaluateHandle(() => new Set());
  const unseen = [];
  for (let stop = 0; stop < MAX_STOPS; stop++) {
    await page.keyboard.press("Tab");
    const at = await page.evaluate(look, { visited, outline: OUTLINE });
    if (at === "again") break;
    if (at !== "seen") unseen.push(at);
  }
  await before.evaluate((one) => (one === document.body ? document.activeElement.blur() : one.focus({ preventScroll: true })));
  await Promise.all([before.dispose(), visited.dispose()]);
  return unseen;
}

/** In the page: whether the focus is seen where it is; what it is on, if not. */
function look({ visited, outline }) {
  const at = document.activeElement;
  if (visited.has(at)) return "again";
  visited.add(at);
  // Past the last of the page the focus is the browser's own.
  if (at === null || at === document.body) return "seen";
  const shows = (one) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(one);
    return outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= outline;
  };
  // A box that is drawn by its neighbour is outlined there.
  const drawn = [at, at.nextElementSibling, at.closest("label")].filter((one) => one !== null);
  return drawn.some(shows) ? "seen" : at.outerHTML.slice(0, 120);
}
