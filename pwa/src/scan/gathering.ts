/** Gathers the codes in view: payment codes hang beside door codes, and which is read first is chance. */
import type { DecodedCode } from './decoder';
import { checkText } from './text';

/** Why what was read is no code to go on with. */
export type Unfit = { why: 'empty' | 'too_long' } | { why: 'part'; number: number; of: number };

export class Gathering {
  /** Each text once, in the order in which it was read. */
  readonly texts: string[] = [];
  /** Why the code that was read last cannot be gone on with. */
  unfit: Unfit | null = null;

  /** @param leads whether the phone knows where a text leads */
  constructor(private readonly leads: (text: string) => Promise<boolean>) {}

  /** Adds the codes of one look. Whether it is enough: one of them leads on. */
  async add(codes: DecodedCode[]): Promise<boolean> {
    let enough = false;
    for (const { text, part } of codes) {
      const read = checkText(text);
      if (part) this.unfit = { why: 'part', ...part };
      else if (!read.ok) this.unfit = { why: read.why };
      else if (!this.texts.includes(read.text)) {
        this.texts.push(read.text);
        enough = (await this.leads(read.text)) || enough;
      }
    }
    return enough;
  }
}
