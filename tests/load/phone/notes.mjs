/** What happened on a phone, noted in its page by its own clock; and a processor that is slower. */

export const SLOWER = 4;

export async function slowDown(phone) {
  const devtools = await phone.devtools();
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
}

/**
 * In the page, before anything of the app: notes by the page's own clock what was done and when what it led to was drawn.
 * The test driver's own steps, slowed down with the page, are in no figure.
 */
export function notes() {
  const at = (window.notes = {});
  const shown = {
    signedIn: () => location.pathname !== "/sign-in",
    today: () => location.pathname === "/today" && document.querySelector("a[data-verdict]"),
    verdict: () => location.pathname.startsWith("/visit/") && document.querySelector("[data-verdict]"),
    sealed: () => document.querySelector("[data-testid=sealed]"),
    inSync: () => document.querySelector("[data-testid=sync-status]")?.textContent.includes("已同步"),
  };
  const look = () => {
    for (const [name, is] of Object.entries(shown)) {
      if (name in at || !is()) continue;
      at[name] = null;
      requestAnimationFrame(() => (at[name] = performance.now()));
    }
  };
  new MutationObserver(look).observe(document, { childList: true, subtree: true, characterData: true, attributes: true });
  document.addEventListener("loadeddata", () => (at.frame = performance.now()), true);
  const tapped = ({ timeStamp, isTrusted }) => Object.assign(at, { tap: timeStamp, taps: (at.taps ?? 0) + Number(isTrusted) });
  document.addEventListener("click", tapped, true);
}

/** Forgets what was noted on this page. */
export const noteAnew = ({ page }) =>
  page.evaluate(() => {
    for (const name of Object.keys(window.notes)) delete window.notes[name];
  });

/** What was noted, once `name` is among it. */
export async function noted({ page }, name, options) {
  const found = await page.waitForFunction((name) => window.notes[name] && window.notes, name, options);
  return found.jsonValue();
}
