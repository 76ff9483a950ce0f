/** Counts what a finger did in an open page: taps that the browser itself made of it, whoever drives it. */

/** In the page: from now on. */
export function countTaps() {
  window.taps = 0;
  addEventListener("click", (tap) => (window.taps += Number(tap.isTrusted)), true);
}

/** In the page: how many there were, unless it was loaded anew. */
export const tapsOf = () => window.taps;
