/** Reads a PDF back: what is printed, and where it stands. */

// Node has no such class; the reader makes one when it is loaded, to draw with, and here it only reads.
globalThis.DOMMatrix ??= class {};
const { getDocument } = await import("pdfjs-dist/legacy/build/pdf.mjs");

/** The texts of each page of a PDF, with where they stand. */
export async function texts(pdf) {
  const { promise } = getDocument({ data: new Uint8Array(pdf), verbosity: 0 });
  const read = await promise;
  const pages = [];
  for (let number = 1; number <= read.numPages; number++) {
    const page = await read.getPage(number);
    const { items } = await page.getTextContent();
    const [, , width, height] = page.view;
    pages.push({ width, height, items: items.map(({ str, transform }) => ({ str, x: transform[4], y: transform[5] })) });
  }
  return pages;
}

/** Radicals that no normal form knows for the sign that they are. */
const RADICALS = { "⻔": "门", "⻆": "角", "⻝": "食" };

/** Without what fonts and PDF change: a sign and its radical may share a picture, and marks differ in width. */
export const plain = (text) => text.normalize("NFKC").replaceAll(/[⻔⻆⻝]/g, (sign) => RADICALS[sign]).replaceAll(/[\s\p{P}]/gu, "");
