import type { Words } from '@/wire';

/** One sentence in both languages. */
export type Text = Words;
