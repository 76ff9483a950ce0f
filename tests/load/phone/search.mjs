/** The officer types into the search: from a key to the list that answers it, in the page's own time. */

/** Milliseconds of each keystroke that changed the list, over these texts. */
export async function keystrokes(phone, texts) {
  await phone.go("/search");
  const field = phone.page.locator("input[type=search]");
  await field.waitFor();
  const times = [];
  for (const text of texts) {
    for (let length = 1; length <= text.length; length++) times.push(await field.evaluate(typed, text.slice(0, length)));
  }
  return times.filter((ms) => ms !== null);
}

/** In the page: null where the same list answers one letter more, and nothing changes on the screen. */
function typed(input, text) {
  return new Promise((resolve) => {
    const begin = performance.now();
    const main = document.querySelector("main");
    const seen = new MutationObserver(() => {
      seen.disconnect();
      requestAnimationFrame(() => resolve(performance.now() - begin));
    });
    setTimeout(() => resolve(null), 2000);
    seen.observe(main, { childList: true, subtree: true, characterData: true });
    input.value = text;
    input.dispatchEvent(new Event("input"));
  });
}
