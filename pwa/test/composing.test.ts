/** A field that filters follows an input method while it composes. */
import { afterEach, describe, expect, it } from 'vitest';
import { mountAt, type Mounted } from './mounted';

let app: Mounted | null = null;
afterEach(() => app?.close());

/** What a browser sends while 拼音 are typed and no word is chosen yet. */
function compose(field: HTMLInputElement, text: string): void {
  field.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true }));
  field.value = text;
  field.dispatchEvent(new CompositionEvent('compositionupdate', { bubbles: true, data: text }));
  field.dispatchEvent(new InputEvent('input', { bubbles: true, isComposing: true, data: text }));
}

describe('an input method that composes', () => {
  it('finds enterprises before the words are chosen', async () => {
    app = await mountAt('/search');
    const field = () => document.querySelector<HTMLInputElement>('input[type=search]');
    await app.until(field);
    compose(field()!, '株洲');
    await app.until(() => document.querySelectorAll('.result').length > 0);
    expect(field()!.value).toBe('株洲');
  });
});
