/**
 * What a phone's camera sees at a door, as a film for Chromium's fake camera: the plate seen from the side, a hand that
 * shakes, a lens that looks for its focus, light from a corner, a sensor that is noisy.
 *
 * The same arguments make the same film, byte for byte.
 */

import { closeSync, openSync, writeSync } from "node:fs";
import { homography } from "./homography.mjs";
import { toPng } from "./picture-of-code.mjs";
import { random } from "./random.mjs";

const WIDTH = 1280;
const HEIGHT = 720;
const FRAMES = 24;
const RATE = 12;

/** Exposures that one frame is the mean of: this is what moves while the shutter is open. */
const EXPOSURES = 3;

/** How hard it is: pixels that the hand moves within a frame, the widest blur, the noise, how far from the side. */
export const USUAL = { shake: 4, blur: 2, noise: 6, tilt: 0.55, share: 0.5 };

/** Writes the film of a plate (or of a bare wall, for null) as y4m. */
export function shoot(plate, path, { seed = 1, ...how } = {}) {
  const file = openSync(path, "w");
  writeSync(file, `YUV4MPEG2 W${WIDTH} H${HEIGHT} F${RATE}:1 Ip A1:1 C420jpeg\n`);
  const grey = new Uint8Array((WIDTH * HEIGHT) / 2).fill(128);
  for (let number = 0; number < FRAMES; number++) {
    writeSync(file, "FRAME\n");
    writeSync(file, frame(plate, number, seed, { ...USUAL, ...how }));
    writeSync(file, grey);
  }
  closeSync(file);
  return path;
}

/** One frame as a PNG, for a person to look at. */
export function still(plate, number, { seed = 1, ...how } = {}) {
  const data = frame(plate, number, seed, { ...USUAL, ...how });
  return toPng({ width: WIDTH, height: HEIGHT, data });
}

/** Luminance of frame `number`. */
function frame(plate, number, seed, how) {
  const light = new Float32Array(WIDTH * HEIGHT).fill(150);
  if (plate) {
    light.fill(0);
    for (let part = 0; part < EXPOSURES; part++) {
      expose(light, plate, corners(number + part / EXPOSURES / 2, seed, how));
    }
  }
  // The lens hunts: sharp at the middle of the film, soft at both ends.
  const soft = Math.round(how.blur * Math.abs(Math.cos((Math.PI * number) / FRAMES)));
  return develop(soften(light, soft), number, seed, how);
}

/** Where the plate's corners are at this moment: seen from the side, in a hand that drifts and shakes. */
function corners(moment, seed, { shake, tilt, share }) {
  const turn = (2 * Math.PI * moment) / FRAMES;
  const yaw = tilt * Math.sin(turn + seed);
  const pitch = 0.5 * tilt * Math.cos(turn * 2 + seed);
  const roll = 0.25 * Math.sin(turn + 2 * seed);
  const half = (HEIGHT * share) / 2;
  const x = WIDTH / 2 + 60 * Math.sin(turn) + shake * Math.sin(9 * moment);
  const y = HEIGHT / 2 + 30 * Math.cos(turn) + shake * Math.cos(7 * moment);
  return [[-1, -1], [1, -1], [1, 1], [-1, 1]].map(([u, v]) => {
    const a = u * Math.cos(roll) - v * Math.sin(roll);
    const b = u * Math.sin(roll) + v * Math.cos(roll);
    const depth = 1 + 0.35 * (a * Math.sin(yaw) + b * Math.sin(pitch));
    return [x + (half * a * Math.cos(yaw)) / depth, y + (half * b * Math.cos(pitch)) / depth];
  });
}

/** Adds one exposure of wall and plate. */
function expose(light, plate, quad) {
  const toPlate = homography(quad, plate.width, plate.height);
  // Several print pixels fall on one of the sensor: their mean, else fine print turns into moiré.
  const reach = Math.max(0, Math.round(plate.width / (quad[1][0] - quad[0][0]) / 2 - 0.5));
  for (let y = 0, i = 0; y < HEIGHT; y++) {
    for (let x = 0; x < WIDTH; x++, i++) {
      const [u, v] = toPlate(x, y);
      const on = u >= 0 && v >= 0 && u < plate.width && v < plate.height;
      light[i] += (on ? mean(plate, u | 0, v | 0, reach) : 150) / EXPOSURES;
    }
  }
}

function mean({ width, height, data }, u, v, reach) {
  if (reach === 0) return data[v * width + u];
  let sum = 0;
  for (const dy of [-reach, 0, reach]) {
    for (const dx of [-reach, 0, reach]) {
      const x = Math.min(width - 1, Math.max(0, u + dx));
      const y = Math.min(height - 1, Math.max(0, v + dy));
      sum += data[y * width + x];
    }
  }
  return sum / 9;
}

/** A box blur, first along rows, then along columns. */
function soften(light, radius) {
  if (radius === 0) return light;
  return along(along(light, radius, 1, WIDTH, WIDTH, HEIGHT), radius, WIDTH, 1, HEIGHT, WIDTH);
}

function along(from, radius, step, stride, length, count) {
  const to = new Float32Array(from.length);
  for (let line = 0; line < count; line++) {
    const at = (i) => line * stride + Math.min(length - 1, Math.max(0, i)) * step;
    let sum = 0;
    for (let i = -radius; i <= radius; i++) sum += from[at(i)];
    for (let i = 0; i < length; i++) {
      to[at(i)] = sum / (2 * radius + 1);
      sum += from[at(i + radius + 1)] - from[at(i - radius)];
    }
  }
  return to;
}

/** Light from the upper left, noise, eight bits. */
function develop(light, number, seed, { noise }) {
  const next = random(seed * 1000 + number);
  const bytes = new Uint8Array(light.length);
  for (let y = 0, i = 0; y < HEIGHT; y++) {
    for (let x = 0; x < WIDTH; x++, i++) {
      const lamp = 1.1 - 0.35 * (x / WIDTH) - 0.2 * (y / HEIGHT);
      // Three even numbers make a bell that is good enough for a sensor.
      const grain = noise * (next() + next() + next() - 1.5);
      bytes[i] = Math.min(255, Math.max(0, light[i] * lamp + grain));
    }
  }
  return bytes;
}
