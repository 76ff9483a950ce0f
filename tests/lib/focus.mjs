/** Focus is seen on whatever the keyboard reaches (WCAG 2.4.7). */

/** What a person sees of a focus, in CSS pixels: thinner is lost on a phone in the sun. */
const OUTLINE = 2;

/** Goes with the keyboard to all of the page that it reaches, and names those that do not show it. */
export async function unseenFocus(page) {
  // The browser shows the focus of what a script focuses only after a key was pressed.
  await page.keyboard.press("Tab");
  return await page.evaluate((outline) => {
    const before = document.activeElement;
    const reached = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]")].filter(
      (one) => one.tabIndex >= 0 && !one.disabled && !one.closest("[inert]") && one.checkVisibility({ visibilityProperty: true }),
    );
    const shows = (one) => {
      const { outlineStyle, outlineWidth } = getComputedStyle(one);
      return outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= outline;
    };
    const unseen = reached.filter((one) => {
      one.focus({ preventScroll: true });
      if (document.activeElement !== one) return false;
      // A box that is drawn by its neighbour is outlined there.
      const drawn = [one, one.nextElementSibling, one.closest("label")].filter((each) => each !== null);
      return !drawn.some(shows);
    });
    before?.focus?.({ preventScroll: true });
    return unseen.map((one) => one.outerHTML.slice(0, 120));
  }, OUTLINE);
}
