/**
 * The text of a field as it stands, also while an input method composes (拼音输入法): `v-model` waits until the words are
 * chosen, and a list that filters, or a button that waits for a text, would stand still meanwhile.
 */
export function typedText(event: Event): string {
  const field = event.target;
  const isField = field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement;
  return isField ? field.value : '';
}
