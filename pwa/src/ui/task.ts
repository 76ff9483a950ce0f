/** Runs what a page does once at a time, and says whether it runs and how it failed. It never touches what was typed. */
import { ref, shallowRef, type Ref, type ShallowRef } from 'vue';
import { asFailure, type Failure } from '@/failure';

export interface Task<A extends unknown[]> {
  busy: Readonly<Ref<boolean>>;
  failure: ShallowRef<Failure | null>;
  /** Resolves to whether it went well. A second call while it runs does nothing. */
  run(...args: A): Promise<boolean>;
}

export function useTask<A extends unknown[]>(work: (...args: A) => Promise<void>): Task<A> {
  const busy = ref(false);
  const failure = shallowRef<Failure | null>(null);
  async function run(...args: A): Promise<boolean> {
    if (busy.value) return false;
    busy.value = true;
    failure.value = null;
    try {
      await work(...args);
      return true;
    } catch (error) {
      failure.value = asFailure(error);
      return false;
    } finally {
      busy.value = false;
    }
  }
  return { busy, failure, run };
}

/** Runs what a page reads: asked again while it runs, it reads once more afterwards, so that the last change is never missed. */
export function useLoad(work: () => Promise<void>): Task<[]> {
  const task = useTask(work);
  let again = false;
  async function run(): Promise<boolean> {
    if (task.busy.value) {
      again = true;
      return false;
    }
    let well = await task.run();
    while (again) {
      again = false;
      well = await task.run();
    }
    return well;
  }
  return { ...task, run };
}
