/** Texts of somebody who means harm, and how a page may show them: by signs that one sees, turning nothing, running nothing. */

/** As the app and the server leave it out (`pwa/src/invisible-signs.ts`). */
const INVISIBLE = "\\u00ad\\u061c\\u115f\\u1160\\u180e\\u200b\\u200e\\u200f\\u202a-\\u202e\\u2060-\\u206f\\u3164\\ufeff\\uffa0\\ufff9-\\ufffb\\u{e0000}-\\u{e007f}";
const SIGNS = "\u202e\u2066\u200b\ufeff";
/** From right to left, so that it turns what it stands beside. */
const ARABIC = "شركة";
const TOWER = "e" + "\u0301".repeat(30);

/** One word of `length` characters, found again by `mark`. */
export function hostile(mark, length = 200) {
  const begun = `${SIGNS}${ARABIC}<svg/onload=window.ran=1>${TOWER}\u202e*${mark}*`;
  return begun.padEnd(length, "w");
}

/** The same where an id stands, of at most 64 bytes. */
export const hostileId = (mark) => `\u202e${ARABIC}*${mark}*`;

/** What a person may see of it. */
const seen = (text) => text.replace(new RegExp(`[${INVISIBLE}]`, "gu"), "");
const withoutTower = (text) => text.replace(/(\p{M}{6})\p{M}+/gu, "$1");

/** Which texts the page shows, by their marks, and what is wrong with how, in words. `cut`: towers of marks are cut, too. */
export async function misread({ page }, texts, { cut = true } = {}) {
  const shown = (text) => (cut ? withoutTower(seen(text)) : seen(text));
  const all = Object.fromEntries(Object.entries(texts).map(([mark, text]) => [mark, shown(text)]));
  return page.evaluate(measure, { all, invisible: INVISIBLE });
}

/** In the page. */
function measure({ all, invisible }) {
  const RAW = new RegExp(`[${invisible}]`, "u");
  const RIGHT_TO_LEFT = /[\u0590-\u08ff]/u;
  const ISOLATED = /\u2068[^\u2068\u2069]*\u2069/gu;
  const wrong = [];
  const marks = new Set();

  /** What stands beside each other in `text` turns nothing of it. */
  const look = (where, text) => {
    for (const mark of Object.keys(all)) if (text.includes(`*${mark}*`)) marks.add(mark);
    let rest = text;
    while (ISOLATED.test(rest)) rest = rest.replace(ISOLATED, "");
    rest = rest.trim();
    const sign = RAW.exec(rest)?.[0];
    if (sign) wrong.push(`${where} has U+${sign.codePointAt(0).toString(16)}: ${text.slice(0, 80)}`);
    const isAlone = Object.values(all).some((one) => one === rest || (rest.length > 40 && one.startsWith(rest)));
    if (RIGHT_TO_LEFT.test(rest) && !isAlone) wrong.push(`${where} is not isolated: ${rest.slice(0, 160)}`);
  };

  look("the title", document.title);
  for (const one of document.querySelectorAll("body, body *")) {
    if (one.matches("script, style, noscript")) continue;
    const name = `<${one.tagName.toLowerCase()} class="${one.getAttribute("class") ?? ""}">`;
    const nodes = [...one.childNodes].filter(({ nodeType }) => nodeType === Node.TEXT_NODE);
    // what stands in an element of its own is isolated by the style sheet, which is looked at, too
    const text = nodes.map(({ data }) => data).join("");
    look(name, text);
    const { unicodeBidi } = getComputedStyle(one);
    if (RIGHT_TO_LEFT.test(text) && !/isolate|plaintext/.test(unicodeBidi)) wrong.push(`${name} lets its text turn others: ${unicodeBidi}`);
    for (const attribute of ["title", "aria-label", "aria-description", "alt", "placeholder"]) {
      const value = one.getAttribute(attribute);
      if (value) look(`${name} ${attribute}`, value);
    }
    if (one.matches("input, textarea")) look(`${name} value`, one.value);
  }
  if (window.ran !== undefined || document.querySelector("[onload]")) wrong.push("a typed text became a part of the page");
  return { marks: [...marks], wrong: [...new Set(wrong)] };
}
