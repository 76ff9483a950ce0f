/** Reads the codes in a picture: one way after the other, until a code leads on, all were tried, or time is up. */
import { clock } from '@/clock';
import { ATTEMPTS } from './attempts';
import type { Decoder } from './decoder';
import type { Gathering } from './gathering';
import type { Picture } from './picture-file';

/** Nobody waits longer than two seconds: a slow phone tries less. The wasm's own start is not counted. */
const PATIENCE_MS = 1200;

export async function readPicture(
  picture: Picture,
  decoder: Decoder,
  gathering: Gathering,
  on: { progress: (share: number) => void; cancelled: AbortSignal },
): Promise<void> {
  await decoder.read({ kind: 'picture', image: picture.usual() });
  if (on.cancelled.aborted) return;
  let begun: number | null = null;
  const late = (): boolean => begun !== null && clock.monotonic() - begun > PATIENCE_MS;
  for (let number = 0; number < ATTEMPTS.length && !late(); number++) {
    on.progress(number / ATTEMPTS.length);
    const codes = await decoder.read({ kind: 'attempt', number });
    begun ??= clock.monotonic();
    if (on.cancelled.aborted || (await gathering.add(codes))) return;
  }
  const whole = late() || gathering.texts.length > 0 ? null : picture.whole();
  if (whole) await gathering.add(await decoder.read({ kind: 'frame', image: whole }));
}
