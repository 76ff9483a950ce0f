/** Lets the loop take a turn on opening, every 15 s in view, on coming online and back into view. */
import type { LastHeard } from '@/sealing/last-heard';
import type { Loop } from './loop';
import { PROBE_EVERY_MS } from './probe';

/** Returns how to stop. */
export function keepTurning(loop: Loop, heard: LastHeard): () => void {
  const turn = () => void loop.turn();
  const seen = () => {
    if (!document.hidden) turn();
  };
  const timer = setInterval(() => {
    if (document.hidden) return;
    turn();
    void heard.save().catch(() => undefined);
  }, PROBE_EVERY_MS);
  document.addEventListener('visibilitychange', seen);
  window.addEventListener('online', turn);
  window.addEventListener('offline', turn);
  turn();
  return () => {
    clearInterval(timer);
    loop.stop();
    document.removeEventListener('visibilitychange', seen);
    window.removeEventListener('online', turn);
    window.removeEventListener('offline', turn);
  };
}
