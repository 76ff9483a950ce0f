import { nextTick, shallowRef } from 'vue';
import { expect, test, vi } from 'vitest';
import { wakeBySync } from '@/conductor/background-sync';
import type { SyncStatus } from '@/ports';

const status = (unsent: number) => ({ unsent }) as SyncStatus;

/** A browser's worker, as far as it is asked. */
function workerWith(register?: (tag: string) => Promise<void>) {
  const worker = new EventTarget() as EventTarget & { getRegistration: () => Promise<unknown> };
  worker.getRegistration = async () => (register ? { sync: { register } } : {});
  const say = (data: unknown) => worker.dispatchEvent(new MessageEvent('message', { data }));
  return { worker: worker as unknown as ServiceWorkerContainer, say };
}

test('asks to be woken once something is unsent, and turns when it is', async () => {
  const register = vi.fn(async () => undefined);
  const turn = vi.fn();
  const board = shallowRef(status(0));
  const { worker, say } = workerWith(register);
  const stop = wakeBySync(turn, board, worker);
  await nextTick();
  expect(register).not.toHaveBeenCalled();
  board.value = status(1);
  await expect.poll(() => register.mock.calls).toContainEqual(['ruqi-push']);
  say({ type: 'another' });
  say(null);
  expect(turn).not.toHaveBeenCalled();
  say({ type: 'WAKE' });
  expect(turn).toHaveBeenCalledOnce();
  stop();
  say({ type: 'WAKE' });
  expect(turn).toHaveBeenCalledOnce();
});

test.each([
  ['has no background sync', undefined],
  ['refuses it', () => Promise.reject(new DOMException('denied', 'NotAllowedError'))],
])('a browser that %s is no trouble', async (_, register) => {
  const { worker, say } = workerWith(register);
  const turn = vi.fn();
  const stop = wakeBySync(turn, shallowRef(status(3)), worker);
  await nextTick();
  say({ type: 'WAKE' });
  expect(turn).toHaveBeenCalledOnce();
  stop();
  expect(wakeBySync(turn, shallowRef(status(3)), undefined)).toBeTypeOf('function');
});
