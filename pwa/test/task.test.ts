import { expect, test } from 'vitest';
import { Failure } from '@/failure';
import { useLoad, useTask } from '@/ui/task';

test('what is done runs once at a time', async () => {
  let runs = 0;
  const task = useTask(async () => {
    runs += 1;
    await Promise.resolve();
  });
  await Promise.all([task.run(), task.run()]);
  expect(runs).toBe(1);
});

test('what is read is read again when something changed meanwhile', async () => {
  let now = 'before';
  let seen = '';
  const load = useLoad(async () => {
    const read = now;
    await Promise.resolve();
    seen = read;
  });
  const first = load.run();
  now = 'after';
  void load.run();
  await first;
  expect(seen).toBe('after');
});

test('a failure is kept to be shown, and gone with the next run', async () => {
  let broken = true;
  const task = useTask(async () => {
    if (broken) throw new Failure('no_signal');
  });
  expect(await task.run()).toBe(false);
  expect(task.failure.value?.kind).toBe('no_signal');
  broken = false;
  expect(await task.run()).toBe(true);
  expect(task.failure.value).toBeNull();
});
