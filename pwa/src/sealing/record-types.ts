/**
 * Says what each type of sealed record does on the phone until the server tells it back, a row a type: one that is
 * missing does not compile.
 */
import type { RecordView } from '@/ports';
import type { FactChange } from '@/rules/visit-facts';
import type { RecordType } from '@/wire';
import { amendedFact, amendedRecord } from './amendment';
import type { RecordMeaning, Stated } from './record-meaning';

const NOTHING_STATED = (): Stated => ({});
const NO_CHANGES = (): [string, FactChange][] => [];
const SHOWN_AS_BEFORE = (record: RecordView): RecordView => record;

export const RECORD_TYPES: { [Type in RecordType]: RecordMeaning<Type> } = {
  registration: { stated: (body) => body, changes: NO_CHANGES, shown: SHOWN_AS_BEFORE },
  averted: { stated: (body) => body, changes: NO_CHANGES, shown: SHOWN_AS_BEFORE },
  attendance: {
    stated: ({ organ }) => ({ organ }),
    changes: NO_CHANGES,
    shown: SHOWN_AS_BEFORE,
  },
  same_visit: {
    stated: NOTHING_STATED,
    changes: ({ registrations }) => {
      // ids are ordered by time: the later of the two no longer counts, until the server says which it is
      const [, later] = [...registrations].sort();
      return later ? [[later, { void: true }]] : [];
    },
    shown: SHOWN_AS_BEFORE,
  },
  amendment: {
    stated: ({ exemption, matters, started_at, joint }) => ({
      exemption: exemption ?? null,
      matters: matters ?? null,
      started_at: started_at ?? null,
      joint: joint ?? null,
    }),
    changes: (body) => [[body.registration, amendedFact(body)]],
    shown: amendedRecord,
  },
  withdrawal: {
    stated: NOTHING_STATED,
    changes: ({ registration }) => [[registration, { void: true }]],
    shown: (record, { reason }) =>
      record.state === 'withdrawn'
        ? record
        : { ...record, state: 'withdrawn', withdrawn_because: reason },
  },
  outcome: {
    stated: NOTHING_STATED,
    changes: ({ registration }) => [[registration, { told: true }]],
    shown: (record, { result, measures, rectify_by = null }, { at, by, unsent }) => {
      const outcome = { result, measures, rectify_by, at, by, unsent };
      return { ...record, outcomes: [...record.outcomes, outcome] };
    },
  },
  explanation: {
    stated: NOTHING_STATED,
    changes: NO_CHANGES,
    shown: (record, { rule, text }, { at, by, unsent }) => {
      const explanation = { rule, text, at, by, unsent };
      return { ...record, explanations: [...record.explanations, explanation] };
    },
  },
};
