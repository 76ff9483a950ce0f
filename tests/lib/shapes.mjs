/**
 * Screens that people have: a small phone, the same on its side, and at 200 %. What is shown is measured there, not looked at:
 * nothing is wider than the screen or cut off, and what stays in place while one scrolls leaves room to read.
 */

/** CSS pixels, and how much of the height may stay in place. */
const SHAPES = [
  { width: 360, height: 740, bars: 0.35 },
  { width: 740, height: 360, bars: 0.35 },
  { width: 180, height: 740, bars: 0.35 },
];

/** What is wrong with the page on such screens, in words. */
export async function misshapen(page, size) {
  const wrong = [];
  for (const { width, height, bars } of SHAPES) {
    await page.setViewportSize({ width, height });
    const found = await page.evaluate(measure, bars);
    wrong.push(...found.map((one) => `${width}×${height}: ${one}`));
  }
  await page.setViewportSize(size);
  return wrong;
}

/** In the page: what leaves the screen sideways, what is cut off, and what of the height is taken for good. */
async function measure(most) {
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  await frame();
  const root = document.documentElement;
  const [width, height] = [root.clientWidth, window.innerHeight];
  const name = (one) => `<${one.tagName.toLowerCase()} class="${one.getAttribute("class") ?? ""}"> “${one.textContent.trim().slice(0, 30)}”`;
  const shown = (one) => one.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && !one.closest(".visually-hidden, .skip");
  const all = [...document.body.querySelectorAll("*")].filter(shown);
  const wrong = [];

  // The innermost of those that are too wide is the one to mend.
  const wide = all.filter((one) => one.getBoundingClientRect().right > width + 1 && !one.closest("svg, video"));
  const innermost = wide.filter((one) => !wide.some((other) => other !== one && one.contains(other)));
  if (root.scrollWidth > width) wrong.push(`the page is ${root.scrollWidth} px wide`);
  wrong.push(...innermost.map((one) => `${name(one)} ends at ${Math.round(one.getBoundingClientRect().right)} px`));

  const clips = (style) => style.overflowX !== "visible" && style.overflowX !== "auto";
  // What a field holds moves in it as one types.
  const cut = all.filter((one) => !one.matches("input, textarea") && one.scrollWidth > one.clientWidth + 1 && one.clientWidth > 0 && clips(getComputedStyle(one)) && one !== root);
  wrong.push(...cut.map((one) => `${name(one)} is cut off: ${one.scrollWidth} px in ${one.clientWidth}`));
  // A button's words may not leave it.
  const burst = all.filter((one) => one.matches("button, .van-button, nav a") && (one.scrollHeight > one.clientHeight + 1 || one.scrollWidth > one.clientWidth + 1));
  wrong.push(...burst.map((one) => `${name(one)}: its words leave it`));

  window.scrollTo(0, root.scrollHeight / 2);
  await frame();
  const dialog = document.querySelector("[role=dialog]:not([style*='display: none'])");
  const stays = ({ position }) => position === "fixed" || position === "sticky";
  const rows = all
    .filter((one) => stays(getComputedStyle(one)) && (dialog ? dialog !== one && dialog.contains(one) : one.closest("#app")))
    .map((one) => one.getBoundingClientRect())
    .filter(({ top, bottom, width: broad }) => broad > width / 2 && bottom > 0 && top < height)
    .map(({ top, bottom }) => [Math.max(top, 0), Math.min(bottom, height)])
    .sort(([a], [b]) => a - b);
  let [taken, until] = [0, 0];
  for (const [top, bottom] of rows) {
    taken += Math.max(bottom - Math.max(top, until), 0);
    until = Math.max(until, bottom);
  }
  if (taken > most * height) wrong.push(`${Math.round(taken)} of ${height} px stay in place`);
  if (dialog) {
    const { top, bottom } = dialog.getBoundingClientRect();
    if (top < 0 || bottom > height + 1) wrong.push(`the sheet leaves the screen: ${Math.round(top)} to ${Math.round(bottom)}`);
    if (dialog.scrollHeight > dialog.clientHeight + 1 && getComputedStyle(dialog).overflowY !== "auto") wrong.push("the sheet does not scroll");
  }
  window.scrollTo(0, 0);
  return wrong;
}
