/** Reads the codes in a picture: one way after the other, until a code leads on, all were tried, or time is up. */
import { clock } from '@/clock';
import { ATTEMPTS } from './attempts';
import type { Decoder } from './decoder';
import type { Gathering } from './gathering';
import type { Picture } from './picture-file';

/** Nobody waits longer than two seconds: on a slow phone, less is tried. No attempt begins after this. */
const PATIENCE_MS = 1400;
/** A phone that has tried everything so soon is quick enough for all pixels of a large photograph. */
const QUICK_MS = 500;
/** These are made all the same: the first may have waited for the wasm to compile. */
const MIN_ATTEMPTS = 3;

export async function readPicture(
  open: () => Promise<Picture>,
  decoder: Decoder,
  gathering: Gathering,
  on: { progress: (share: number) => void; cancelled: AbortSignal },
): Promise<void> {
  const begun = clock.monotonic();
  const took = (): number => clock.monotonic() - begun;
  const picture = await open();
  await decoder.read({ kind: 'picture', image: picture.usual() });
  for (let number = 0; number < ATTEMPTS.length; number++) {
    if (on.cancelled.aborted || (number >= MIN_ATTEMPTS && took() > PATIENCE_MS)) return;
    on.progress(number / ATTEMPTS.length);
    if (await gathering.add(await decoder.read({ kind: 'attempt', number }))) return;
  }
  const whole = gathering.texts.length === 0 && took() < QUICK_MS ? picture.whole() : null;
  if (whole && !on.cancelled.aborted)
    await gathering.add(await decoder.read({ kind: 'frame', image: whole }));
}
