/** A lock in memory; its PIN is 1234 where it begins locked. */
import { ref } from 'vue';
import type { LockPort } from '@/ports';
import type * as P from '@/ports';

export function fakeLock(locked: boolean): LockPort {
  let kept = locked ? '1234' : null;
  const state = ref<P.LockState>({ set: locked, locked, wait: 0 });
  const unlock = async (pin: string) => {
    const right = pin === kept;
    state.value = { ...state.value, locked: !right };
    return right;
  };
  const lift = async () => {
    kept = null;
    state.value = { set: false, locked: false, wait: 0 };
  };
  return {
    state,
    minutes: 5,
    set: async (pin) => {
      kept = pin;
      state.value = { set: true, locked: false, wait: 0 };
    },
    unlock,
    remove: async (pin) => {
      if (pin !== kept) return false;
      await lift();
      return true;
    },
    lift,
  };
}
