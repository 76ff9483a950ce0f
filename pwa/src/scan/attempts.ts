/** Lists the ways in which a picture is tried, the cheapest and likeliest first. */
import type { ReaderOptions } from 'zxing-wasm/reader';
import { shrink, withoutShadows, type Greys } from './greys';

export interface Attempt {
  /** What the reader is shown of the picture; null where this way would show nothing new. */
  see(picture: Greys): Greys | null;
  options: ReaderOptions;
}

/** Shadows are taken away at this side at most: more pixels take time and read no better. */
const SHADOW_SIDE_PX = 1280;
/** The part of the picture's side under which what is dark is taken for print: a code that fills it, and a small one. */
const [LARGE_PRINT, SMALL_PRINT] = [16, 80];
const MIN_REACH_PX = 4;

const asItIs = (picture: Greys): Greys => picture;
const half = (picture: Greys): Greys => shrink(picture, 2);
const third = (picture: Greys): Greys => shrink(picture, 3);
const evenlyLit =
  (print: number) =>
  (picture: Greys): Greys => {
    const side = Math.max(picture.width, picture.height);
    const small = shrink(picture, Math.ceil(side / SHADOW_SIDE_PX));
    const reach = Math.round(Math.max(small.width, small.height) / print);
    return withoutShadows(small, Math.max(MIN_REACH_PX, reach));
  };

export const ATTEMPTS: readonly Attempt[] = [
  { see: half, options: {} },
  { see: asItIs, options: {} },
  { see: third, options: {} },
  { see: evenlyLit(LARGE_PRINT), options: { binarizer: 'FixedThreshold' } },
  { see: evenlyLit(SMALL_PRINT), options: { binarizer: 'FixedThreshold' } },
  { see: (picture) => picture.onBlack, options: {} },
  { see: half, options: { binarizer: 'GlobalHistogram' } },
  { see: asItIs, options: { binarizer: 'GlobalHistogram' } },
  { see: asItIs, options: { tryDenoise: true } },
];
