/**
 * Waits for a condition, not for a time: asks until the answer is truthy, and says what never came.
 * A question that throws has not been answered yet.
 */
export async function until(what, ask, { within = 15_000, every = 50 } = {}) {
  const end = performance.now() + within;
  let last;
  for (;;) {
    try {
      const answer = await ask();
      if (answer) return answer;
      last = undefined;
    } catch (error) {
      last = error;
    }
    if (performance.now() > end) {
      throw new Error(`waited ${within} ms in vain: ${what}`, { cause: last });
    }
    await new Promise((resolve) => setTimeout(resolve, every));
  }
}
