/** Calls an object in a worker as if it were here: every method becomes a promise, every failure comes back as one. */
import { Failure, type FailureKind } from '@/failure';

/** What an object of type `T` is from afar. */
export type Remote<T> = {
  [K in keyof T as T[K] extends (...args: never[]) => unknown ? K : never]: T[K] extends (
    ...args: infer A
  ) => infer R
    ? (...args: A) => Promise<Awaited<R>>
    : never;
};

interface Question {
  id: number;
  method: string;
  args: unknown[];
}

type Answer =
  | { id: number; is: unknown }
  | { id: number; failure: { kind: FailureKind; detail: string | undefined } };

/** The worker's side: once it is `ready`, answers with the methods of these objects, the first that has one. */
export function serve(
  port: DedicatedWorkerGlobalScope,
  ready: Promise<void>,
  ...objects: object[]
): void {
  port.addEventListener('message', ({ data }: MessageEvent<Question>) => {
    void ready.then(() => answer(objects, data)).then((reply) => port.postMessage(reply));
  });
}

async function answer(objects: object[], { id, method, args }: Question): Promise<Answer> {
  try {
    const owner = objects.find((object) => method in object) as Record<string, unknown>;
    const run = owner[method] as (...args: unknown[]) => unknown;
    return { id, is: await run.apply(owner, args) };
  } catch (error) {
    const kind = error instanceof Failure ? error.kind : 'server';
    const detail = error instanceof Failure ? error.detail : String(error);
    return { id, failure: { kind, detail } };
  }
}

/** This side. A worker that does not start or dies fails all that was asked, and everything after. */
export function connect<T>(worker: Worker): Remote<T> {
  const waiting = new Map<number, PromiseWithResolvers<unknown>>();
  let next = 0;
  let dead: Failure | null = null;
  worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => {
    const promise = waiting.get(data.id);
    waiting.delete(data.id);
    if ('is' in data) promise?.resolve(data.is);
    else promise?.reject(new Failure(data.failure.kind, data.failure.detail));
  });
  worker.addEventListener('error', () => {
    dead = new Failure('rules', 'the worker did not start');
    for (const promise of waiting.values()) promise.reject(dead);
    waiting.clear();
  });
  const ask = (method: string, args: unknown[]): Promise<unknown> => {
    if (dead) return Promise.reject(dead);
    const id = next++;
    const promise = withResolvers<unknown>();
    waiting.set(id, promise);
    const transfer = args.filter((arg) => arg instanceof ArrayBuffer);
    worker.postMessage({ id, method, args } satisfies Question, transfer);
    return promise.promise;
  };
  return new Proxy({} as Remote<T>, {
    get: (_, method) =>
      // a promise that resolves with this must not take it for another promise
      method === 'then' ? undefined : (...args: unknown[]) => ask(String(method), args),
  });
}

/** As `Promise.withResolvers`, which phones of 2021 lack. */
function withResolvers<T>(): PromiseWithResolvers<T> {
  let resolve!: PromiseWithResolvers<T>['resolve'];
  let reject!: PromiseWithResolvers<T>['reject'];
  const promise = new Promise<T>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  return { promise, resolve, reject };
}

interface PromiseWithResolvers<T> {
  promise: Promise<T>;
  resolve: (value: T | PromiseLike<T>) => void;
  reject: (reason: unknown) => void;
}
