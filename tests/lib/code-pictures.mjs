/** Pictures of codes, as files to choose: drawn as each test wants them, or as other programs wrote them (`fixtures/pictures`). */

import { readFileSync } from "node:fs";
import { extname } from "node:path";
import { PNG } from "pngjs";
import QRCode from "qrcode";

const SCALE = 6;
const QUIET = 4;
const TYPES = { ".webp": "image/webp", ".avif": "image/avif", ".heic": "image/heic", ".png": "image/png", ".jpg": "image/jpeg" };

/** A file of `fixtures/pictures`. */
export function storedPicture(name) {
  const buffer = readFileSync(new URL(`../fixtures/pictures/${name}`, import.meta.url));
  return { name, mimeType: TYPES[extname(name)], buffer };
}

/** The modules of a code that says `content`: a text, or bytes as they are. */
function modulesOf(content) {
  const segments = typeof content === "string" ? content : [{ mode: "byte", data: content }];
  return QRCode.create(segments, { errorCorrectionLevel: "M" }).modules;
}

/** A PNG in which codes stand beside each other. `paper`, `ink`: grey and cover of a pixel. `colorType` as PNG has it. */
export function png(contents, { paper = [255, 255], ink = [0, 255], colorType = 6, scale = SCALE } = {}) {
  const codes = [contents].flat().map(modulesOf);
  const side = (Math.max(...codes.map(({ size }) => size)) + 2 * QUIET) * scale;
  const picture = new PNG({ width: side * codes.length, height: side });
  for (let y = 0, at = 0; y < side; y++) {
    for (let x = 0; x < picture.width; x++, at += 4) {
      const [grey, cover] = isInk(codes[Math.floor(x / side)], (x % side) / scale, y / scale) ? ink : paper;
      picture.data.set([grey, grey, grey, cover], at);
    }
  }
  return { name: "code.png", mimeType: "image/png", buffer: PNG.sync.write(picture, { colorType }) };
}

function isInk(modules, x, y) {
  const [column, row] = [Math.floor(x) - QUIET, Math.floor(y) - QUIET];
  const inside = column >= 0 && row >= 0 && column < modules.size && row < modules.size;
  return inside && modules.get(row, column) === 1;
}

/** A drawing without a size of its own. */
export function svg(content) {
  const modules = modulesOf(content);
  const side = modules.size + 2 * QUIET;
  let path = "";
  for (let row = 0; row < modules.size; row++) {
    for (let column = 0; column < modules.size; column++) {
      if (modules.get(row, column)) path += `M${column + QUIET} ${row + QUIET}h1v1h-1z`;
    }
  }
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}"><path d="${path}"/></svg>`;
  return { name: "code.svg", mimeType: "image/svg+xml", buffer: Buffer.from(drawing) };
}
