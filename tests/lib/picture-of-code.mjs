/** The flat picture of a code, as it hangs at a door: luminance, a byte a pixel. */

import { readFileSync } from "node:fs";
import { PNG } from "pngjs";
import QRCode from "qrcode";

/** Pixels a module: fine enough that the camera, not the print, is the limit. */
const SCALE = 16;

/** A printed plate with a code that says `text`. */
export function plate(text) {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: "M" });
  const quiet = 4;
  const size = (modules.size + 2 * quiet) * SCALE;
  const data = new Uint8Array(size * size).fill(245);
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      const column = Math.floor(x / SCALE) - quiet;
      const row = Math.floor(y / SCALE) - quiet;
      const inside = column >= 0 && row >= 0 && column < modules.size && row < modules.size;
      if (inside && modules.get(row, column)) data[y * size + x] = 25;
    }
  }
  return { width: size, height: size, data };
}

/** The plate that a PNG shows, as the server prints it. */
export function fromPng(bytes) {
  const png = PNG.sync.read(typeof bytes === "string" ? readFileSync(bytes) : bytes);
  const data = new Uint8Array(png.width * png.height);
  for (let i = 0; i < data.length; i++) {
    const [r, g, b, a] = png.data.subarray(4 * i, 4 * i + 4);
    const luminance = 0.299 * r + 0.587 * g + 0.114 * b;
    data[i] = luminance * (a / 255) + 255 * (1 - a / 255);
  }
  return { width: png.width, height: png.height, data };
}

/** A luminance picture as PNG, for looking at. */
export function toPng({ width, height, data }) {
  const png = new PNG({ width, height });
  for (let i = 0; i < data.length; i++) png.data.set([data[i], data[i], data[i], 255], 4 * i);
  return PNG.sync.write(png);
}
