/** What is done around a session; the phone's own matter, and no reason not to sign in or out. */
import type { Person } from '@/ports';

export interface SessionHooks {
  /** Before anybody sees who it is. `keys` open what this person put away. */
  arrive: (person: Person, keys: string[] | undefined) => Promise<void>;
  /** Somebody else is here now: other tabs are to know. */
  arrived: () => void;
  /** Nobody is here any more. */
  leave: () => Promise<void>;
}

export const NO_HOOKS: SessionHooks = {
  arrive: async () => undefined,
  arrived: () => undefined,
  leave: async () => undefined,
};
