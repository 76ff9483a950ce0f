import { plainText } from '@/plain-text';

/**
 * The text of a field as it stands, also while an input method composes (拼音输入法): `v-model` waits until the words are
 * chosen, and a list that filters, or a button that waits for a text, would stand still meanwhile. Signs that nobody can
 * have typed are left out, so that a text of nothing else is none.
 */
export function typedText(event: Event): string {
  const field = event.target;
  const isField = field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement;
  if (!isField) return '';
  // a password is taken as it is, whatever was pasted
  return field.type === 'password' ? field.value : plainText(field.value);
}
