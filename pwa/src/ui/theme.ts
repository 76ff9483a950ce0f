/** Sets the theme: light, dark, or as the phone is set. */
import { readonly, ref } from 'vue';

export const THEMES = ['auto', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];
const STORED = 'ruqi.theme';

const current = ref<Theme>('auto');
export const theme = readonly(current);

export function setTheme(next: Theme): void {
  current.value = next;
  if (next === 'auto') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = next;
  try {
    localStorage.setItem(STORED, next);
  } catch {
    // private browsing: the choice holds until the app is closed
  }
}

export function restoreTheme(): void {
  try {
    const stored = localStorage.getItem(STORED);
    if (stored === 'light' || stored === 'dark') setTheme(stored);
  } catch {
    // as above
  }
}
