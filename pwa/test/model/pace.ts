/** How fast deeds follow each other: who comes first depends on it, and on nothing that a seed decides. */
import type { Deed } from './deed';
import { turns } from './world';

/** Turns of the event loop between two deeds: none, less than a message to the server takes, and more. */
export const PACES = [0, 300, 3000];

export function* paced(deeds: Iterable<Deed>, pace: number): Iterable<Deed> {
  for (const deed of deeds) {
    yield {
      check: (model) => deed.check(model),
      run: async (model, world) => {
        await turns(pace);
        await deed.run(model, world);
      },
      toString: () => String(deed),
    };
  }
}
