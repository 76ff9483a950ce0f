/** Finds enterprises by name, pinyin initials or credit code: as one types, whatever the region's size. */
import { find } from './find';
import { Part } from './part';

export { find, withFingerprint } from './find';
export { Part, type KeptPart, type Numbered } from './part';

export interface Searchable {
  id: string;
  name: string;
  initials: string;
  credit_code: string | null;
}

/** An index of a few, made once and thrown away. */
export class SearchIndex {
  private readonly ids: string[];
  private readonly part: Part;

  constructor(all: Iterable<Searchable>) {
    const listed = [...all];
    this.ids = listed.map(({ id }) => id);
    this.part = Part.of(listed.map((one, number) => ({ ...one, number })));
  }

  /** Ids, best first, at most `limit`. */
  find(text: string, limit: number): string[] {
    return find([this.part], () => true, text, limit).map((number) => this.ids[number]!);
  }
}
