import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const css = readFileSync('src/ui/tokens.css', 'utf8');
const token = (name: string, theme: 'light' | 'dark'): string => {
  const found = new RegExp(`--${name}: light-dark\\((#\\w+), (#\\w+)\\)`).exec(css);
  if (!found?.[1] || !found[2]) throw new Error(`no token --${name}`);
  return theme === 'light' ? found[1] : found[2];
};

/** WCAG 2.2, relative luminance and contrast ratio. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const c = parseInt(hex.slice(at, at + 2), 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

const SUNLIGHT: [string, string][] = [
  ['on-clear', 'clear'],
  ['on-caution', 'caution'],
  ['on-violation', 'violation'],
  ['on-info', 'info'],
];
const TEXT: [string, string][] = [
  ['text', 'ground'],
  ['text', 'surface'],
  ['text', 'sunken'],
  ['text-quiet', 'ground'],
  ['text-quiet', 'surface'],
  ['text-quiet', 'sunken'],
  ['link', 'ground'],
  ['link', 'surface'],
  ['danger', 'ground'],
  ['danger', 'surface'],
  ['on-primary', 'primary'],
  ['on-demo', 'demo'],
  ['violation', 'surface'],
];

test.each(['light', 'dark'] as const)('the verdict is readable in sunlight: %s', (theme) => {
  for (const [text, ground] of SUNLIGHT)
    expect(contrast(token(text, theme), token(ground, theme)), text).toBeGreaterThanOrEqual(7);
});

test.each(['light', 'dark'] as const)('text has its contrast: %s', (theme) => {
  for (const [text, ground] of TEXT)
    expect(contrast(token(text, theme), token(ground, theme)), text).toBeGreaterThanOrEqual(4.5);
});

test.each(['light', 'dark'] as const)('what one acts on has its edge: %s', (theme) => {
  for (const ground of ['ground', 'surface'])
    expect(contrast(token('edge-strong', theme), token(ground, theme))).toBeGreaterThanOrEqual(3);
});
