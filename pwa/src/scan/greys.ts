/** Changes a picture's greys before it is read: smaller, or without its shadows. A byte a pixel, 255 is white. */

export interface Greys {
  width: number;
  height: number;
  data: Uint8Array;
  /** The same as on black, where the picture is transparent: white on nothing is a code, too. */
  onBlack: Greys | null;
}

/** The greys of a picture as on white paper. */
export function greysOf(image: ImageData): Greys {
  const { width, height } = image;
  const transparent = new Uint32Array(image.data.buffer).some((pixel) => pixel >>> 24 < 255);
  const black = { width, height, data: greyBytes(image, 0), onBlack: null };
  return transparent ? { ...black, data: greyBytes(image, 255), onBlack: black } : black;
}

function greyBytes({ data }: ImageData, paper: number): Uint8Array {
  const greys = new Uint8Array(data.length / 4);
  for (let pixel = 0, at = 0; pixel < greys.length; pixel++, at += 4) {
    // Rec. 601, in 1024ths
    const grey = (306 * data[at]! + 601 * data[at + 1]! + 117 * data[at + 2]! + 512) >> 10;
    const cover = data[at + 3]!;
    greys[pixel] = cover === 255 ? grey : (grey * cover + paper * (255 - cover)) / 255;
  }
  return greys;
}

/** As the reader takes it. */
export function imageOf({ width, height, data }: Greys): ImageData {
  const image = new ImageData(width, height);
  const pixels = new Uint32Array(image.data.buffer);
  for (let pixel = 0; pixel < data.length; pixel++) {
    pixels[pixel] = 0xff000000 | (data[pixel]! * 0x010101);
  }
  return image;
}

/** One pixel for each square of `times` by `times`: their mean. */
export function shrink(from: Greys, times: number): Greys {
  if (times === 1) return from;
  const width = Math.floor(from.width / times);
  const height = Math.floor(from.height / times);
  const data = new Uint8Array(width * height);
  for (let y = 0, pixel = 0; y < height; y++) {
    for (let x = 0; x < width; x++, pixel++) {
      let sum = 0;
      for (let row = y * times; row < (y + 1) * times; row++) {
        const start = row * from.width + x * times;
        for (let at = start; at < start + times; at++) sum += from.data[at]!;
      }
      data[pixel] = sum / (times * times);
    }
  }
  return { width, height, data, onBlack: null };
}

/**
 * Divides each pixel by the light that falls on it. The light is the picture without what is dark and narrower than
 * `reach` on each side (a morphological closing), so that the edge of a shadow stays where it is.
 */
export function withoutShadows(from: Greys, reach: number): Greys {
  const light = darkest(brightest(from, reach), reach);
  const data = from.data.map((grey, pixel) => (255 * grey) / Math.max(1, light.data[pixel]!));
  return { ...from, data };
}

const brightest = (from: Greys, reach: number): Greys => columns(rows(from, reach), reach);
const darkest = (from: Greys, reach: number) => negative(brightest(negative(from), reach));
const negative = (from: Greys): Greys => ({ ...from, data: from.data.map((grey) => 255 - grey) });

function rows(from: Greys, reach: number): Greys {
  const data = new Uint8Array(from.data.length);
  for (let y = 0; y < from.height; y++)
    spread(from.data, data, y * from.width, 1, from.width, reach);
  return { ...from, data };
}
function columns(from: Greys, reach: number): Greys {
  const data = new Uint8Array(from.data.length);
  for (let x = 0; x < from.width; x++) spread(from.data, data, x, from.width, from.height, reach);
  return { ...from, data };
}

/** The brightest of `reach` pixels on both sides, along one line, in two steps a pixel (van Herk). */
function spread(
  from: Uint8Array,
  to: Uint8Array,
  start: number,
  step: number,
  length: number,
  reach: number,
): void {
  const window = 2 * reach + 1;
  const padded = length + 2 * reach;
  const forth = new Uint8Array(padded);
  const back = new Uint8Array(padded);
  for (let at = 0, since = 0; at < padded; at++) {
    const grey = from[start + Math.min(length - 1, Math.max(0, at - reach)) * step]!;
    forth[at] = since === 0 ? grey : Math.max(forth[at - 1]!, grey);
    back[at] = grey;
    since = since === window - 1 ? 0 : since + 1;
  }
  for (let at = padded - 2; at >= 0; at--) {
    if ((at + 1) % window !== 0) back[at] = Math.max(back[at]!, back[at + 1]!);
  }
  for (let at = 0; at < length; at++) {
    to[start + at * step] = Math.max(back[at]!, forth[at + window - 1]!);
  }
}
