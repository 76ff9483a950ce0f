import { expect, test } from 'vitest';
import { ATTEMPTS } from '@/scan/attempts';
import { greysOf, shrink, withoutShadows, type Greys } from '@/scan/greys';

const image = (width: number, pixels: number[][]) =>
  ({ width, height: pixels.length / width, data: Uint8ClampedArray.from(pixels.flat()) }) as never;
const greys = (width: number, data: number[]): Greys => {
  return { width, height: data.length / width, data: Uint8Array.from(data), onBlack: null };
};

test('what is transparent is read as on white, and as on black', () => {
  const picture = greysOf(
    image(3, [
      [0, 0, 0, 255],
      [0, 0, 0, 0],
      [255, 255, 255, 128],
    ]),
  );
  expect([...picture.data]).toEqual([0, 255, 255]);
  expect([...picture.onBlack!.data]).toEqual([0, 0, 128]);
  expect(greysOf(image(1, [[10, 10, 10, 255]])).onBlack).toBeNull();
});

test('a smaller picture has the mean of its squares; what is left over at the edges goes', () => {
  expect([...shrink(greys(3, [0, 100, 9, 200, 100, 9]), 2).data]).toEqual([100]);
});

test('print in a shadow is as dark as print in the sun, and the shadow is gone with its edge', () => {
  const line = [200, 200, 20, 200, 200, 50, 50, 5, 50, 50];
  const even = withoutShadows(greys(10, line), 1);
  expect([...even.data]).toEqual([255, 255, 25, 255, 255, 255, 255, 25, 255, 255]);
});

test('each way of looking at a picture sees something, however small it is', () => {
  const dot = greysOf(image(1, [[0, 0, 0, 0]]));
  for (const { see } of ATTEMPTS) expect(() => see(dot)).not.toThrow();
});
