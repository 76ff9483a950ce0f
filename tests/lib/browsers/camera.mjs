/**
 * A camera for browsers whose own takes no film: the page gets the stream of a canvas on which frames of the same film are
 * drawn. It lasts until the page is loaded anew.
 */

import { still } from "../film.mjs";
import { fromPng } from "../picture-of-code.mjs";

/** Frames of the film: the lens has found its focus in some of them. */
const FRAMES = [6, 10, 12, 14];

/** Points the camera of whoever holds the phone at a code as the server prints it. */
export const aim = ({ browser }, png) => browser.ask(film, frames(png));

const frames = (png) => FRAMES.map((number) => `data:image/png;base64,${still(fromPng(png), number).toString("base64")}`);

/** In the page. */
async function film(frames) {
  const pictures = frames.map((src) => Object.assign(new Image(), { src }));
  await Promise.all(pictures.map((picture) => picture.decode()));
  const [{ width, height }] = pictures;
  const canvas = Object.assign(document.createElement("canvas"), { width, height });
  const context = canvas.getContext("2d");
  let number = 0;
  const turn = () => context.drawImage(pictures[number++ % pictures.length], 0, 0);
  turn();
  setInterval(turn, 80);
  const devices = { getUserMedia: async () => canvas.captureStream(12) };
  Object.defineProperty(navigator, "mediaDevices", { configurable: true, get: () => devices });
}
