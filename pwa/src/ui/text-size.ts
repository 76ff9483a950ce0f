/** Sets the size of all texts: as the phone has it, or large for older eyes and reading outdoors. */
import { readonly, ref } from 'vue';

export const TEXT_SIZES = ['normal', 'large'] as const;
export type TextSize = (typeof TEXT_SIZES)[number];
const STORED = 'ruqi.text-size';

const current = ref<TextSize>('normal');
export const textSize = readonly(current);

export function setTextSize(next: TextSize): void {
  current.value = next;
  if (next === 'normal') delete document.documentElement.dataset['textSize'];
  else document.documentElement.dataset['textSize'] = next;
  try {
    localStorage.setItem(STORED, next);
  } catch {
    // private browsing: the choice holds until the app is closed
  }
}

export function restoreTextSize(): void {
  try {
    if (localStorage.getItem(STORED) === 'large') setTextSize('large');
  } catch {
    // as above
  }
}
