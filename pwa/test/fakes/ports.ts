/** Ports in memory, in the state that a test or a picture wants. */
import { ref, type Ref } from 'vue';
import { Failure } from '@/failure';
import type { Ports } from '@/ports';
import type * as P from '@/ports';
import { enterprises, matters, NOW, pack, verdicts } from './data';
import { adminEnterprises, unboundAttendances, unknown, unledJoints } from './desk';
import { BLANK, fakeDrafts, KEPT } from './drafts';
import { fakeFeedback } from './feedback';
import { fakeLock } from './lock';
import { asideOf, devices, peopleSeen } from './office';
import { enterpriseVisits, records, registrations, VISITS } from './registrations';
import { partly } from './partly';
import { ownSessions } from './people';
import { dueAt, foundVerdict, todayOf } from './today';
import { foundOf } from './record-lines';
import { exported, gapsOf, unsentOf } from './unsent-records';

export interface Wish {
  person: P.Person | null;
  /** What is shown: everything, nothing yet, everything failing, the first fill, offline with unsent records, rules of which the signature is no good, or not yet read. */
  state:
    | 'opening'
    | 'pack_refused'
    | 'normal'
    | 'empty'
    | 'error'
    | 'fill'
    | 'offline'
    | 'set_aside'
    | 'unreadable'
    | 'silent'
    | 'locked';
  verdict: keyof typeof verdicts;
}

const SENT: P.SendState = {
  state: 'sent',
  received_at: '2026-03-04T09:00:05+08:00',
  verdict: 'clear',
};

export interface Fakes extends Ports {
  drafts_kept: Map<string, P.Draft>;
  sealed_kept: Map<string, P.SealedView>;
  status: Ref<P.SyncStatus>;
}

export function fakePorts(wish: Wish): Fakes {
  const drafts = new Map<string, P.Draft>();
  const sealed = new Map<string, P.SealedView>();
  const unsent = ref(unsentOf(wish.state));
  const status = ref(statusOf(wish));
  const person = ref(wish.person);
  const when = <T>(full: T, empty: T): Promise<T> => {
    if (wish.state === 'error') return Promise.reject(new Failure('no_signal'));
    return Promise.resolve(wish.state === 'empty' || wish.state === 'fill' ? empty : full);
  };
  const seal = (
    draft: P.Draft,
    type: P.RecordType,
    shown: P.Shown,
    decision: P.Decision | null,
  ) => {
    // as the real ones do, which store it and send it to a worker: a reactive proxy cannot be cloned
    const one = sealedOf(structuredClone(draft), type, shown, decision, wish.state === 'offline');
    sealed.set(one.id, one);
    return Promise.resolve(one.id);
  };
  const find = (id: string | null) => enterprises.find((one) => one.id === id) ?? null;

  return {
    drafts_kept: drafts,
    sealed_kept: sealed,
    status,
    account: {
      auth: {
        person,
        signIn: () =>
          wish.state === 'error'
            ? Promise.reject(new Failure('credentials'))
            : Promise.resolve((person.value = wish.person) as P.Person),
        signOut: async () => void (person.value = null),
        deleteCopy: async () => void (person.value = null),
        changePassword: async () => undefined,
        sessions: async () => ownSessions,
        endSession: async () => undefined,
        signOutEverywhere: async () => void (person.value = null),
        readLink: () =>
          wish.state === 'error'
            ? Promise.reject(new Failure('link_used'))
            : Promise.resolve({
                name: '李建国',
                login: 'lijianguo',
                expires_at: '2026-03-11T09:00:00+08:00',
              }),
        consumeLink: () => Promise.reject(new Failure('weak_password')),
      },
      lock: fakeLock(wish.state === 'locked'),
      sync: { status, syncNow: async () => undefined },
      feedback: fakeFeedback(),
    },
    officer: {
      directory: {
        search: (text, limit) =>
          when(
            enterprises.filter((one) => one.name.includes(text) || text === 'zz').slice(0, limit),
            [],
          ),
        searchServer: async () => [],
        recent: () => when(enterprises.slice(1, 3), []),
        enterprise: async (id) => find(id),
        resolveCode: async (text) => matchOf(text),
        typedCode: async (text) => text,
        visitFacts: () => when(facts, []),
        pack: async () => pack,
        matters: async () => matters,
        names: async () => ({ organs: new Map(), matters: new Map() }),
        colleagues: async () => [
          { id: 'p2', name: '王晓红', certificate: '湘B02031246' },
          { id: 'p3', name: '欧阳立新', certificate: '湘B02031250' },
        ],
      },
      rules: {
        judge: async (subject) => structuredClone(subject) && verdicts[wish.verdict],
        today: (only) =>
          wish.state === 'fill'
            ? Promise.reject(new Failure('no_data'))
            : when(todayOf(only), todayOf(null, [])),
        lastToday: () => null,
        judgeFound: async (ids, matters) => ids.map((id) => foundVerdict(id, matters)),
        dueAt: (of) => when(dueAt(of), []),
      },
      drafts: fakeDrafts(drafts, when),
      records: {
        unsent,
        gaps: async () => gapsOf(wish.state),
        reportLost: async () => undefined,
        exportUnsent: async () => exported(unsent.value ?? []),
        register: async (draft, shown, decision) =>
          void (await seal(draft, 'registration', shown, decision)),
        avert: async (draft, shown) => void (await seal(draft, 'averted', shown, null)),
        sealed: async (id) =>
          sealed.get(id) ??
          (id === 'joined' ? joined : null) ??
          (id === 'kept'
            ? sealedOf(
                { ...BLANK, ...KEPT },
                'registration',
                verdicts[wish.verdict],
                null,
                wish.state === 'offline',
              )
            : null),
        unbound: () => when([joined], []),
        readLeader: async () => ({
          kind: 'leader',
          leader: {
            registration: '019cb6f0-1111-7000-8000-000000000001',
            hash: 'h',
            organ: '株洲市市场监督管理局',
            enterprise: enterprises[0]
              ? { id: enterprises[0].id, name: enterprises[0].name }
              : null,
            code_fingerprint: null,
            joint: false,
          },
        }),
        join: (leader) =>
          seal({ ...BLANK, ...KEPT, id: leader.registration }, 'attendance', 'not_evaluated', null),
        list: () => when(records, []),
        find: (asked, limit) => when(foundOf(asked, limit), { lines: [], total: 0, months: [] }),
        record: async (id) => records.find((one) => one.id === id) ?? null,
        withdraw: async () => undefined,
        amend: async () => undefined,
        sameVisit: async () => undefined,
        tellOutcome: async () => undefined,
        explain: async () => undefined,
      },
    },
    organManager: partly<P.OrganManagerPort>('organManager', {
      people: () => when(peopleSeen, []),
      devices: () => when({ items: devices, before: null }, { items: [], before: null }),
      revoke: async () => undefined,
      importSealedFile: () =>
        when(
          {
            accepted: 12,
            duplicate: 3,
            held: 1,
            aside: [
              {
                why: 'bad_signature',
                words: { zh: '签名与记录不符。', en: 'The signature does not fit.' },
                n: 1,
              },
            ],
          },
          { accepted: 0, duplicate: 0, held: 0, aside: [] },
        ),
      withdraw: async () => undefined,
    }),
    supervisor: partly<P.SupervisorPort>('supervisor', {
      registrations: () =>
        when({ items: registrations, before: null }, { items: [], before: null }),
      unbound: () => when(unboundAttendances, []),
      unled: () => when(unledJoints, []),
      aside: (state) => when({ items: asideOf(state), before: null }, { items: [], before: null }),
      accept: async () => undefined,
      refuse: async () => undefined,
    }),
    enterprise: partly<P.EnterprisePort>('enterprise', {
      visits: () =>
        when({ ...VISITS, items: enterpriseVisits }, { ...VISITS, counted: 0, all: 0, items: [] }),
      watch: () => () => undefined,
    }),
    administrator: partly<P.AdministratorPort>('administrator', {
      unknownCodes: () => when(unknown, []),
      resolveCode: async () => undefined,
      enterprises: () => when(adminEnterprises, []),
      makeDoorCode: async () => undefined,
      replaceCode: async () => undefined,
      bindCode: async () => undefined,
      merge: async () => undefined,
      auditTrail: async () => ({ items: [], before: null }),
      printSheet: async () => undefined,
    }),
  };
}

function statusOf({ state }: Wish): P.SyncStatus {
  return {
    link: state === 'offline' ? 'offline' : state === 'fill' ? 'syncing' : 'online',
    asOf: state === 'fill' ? null : NOW - (state === 'offline' ? 3 * 3_600_000 : 120_000),
    unsent: state === 'offline' ? 2 : 0,
    others: state === 'offline' ? 3 : 0,
    unreadable: state === 'unreadable',
    storageSilent: state === 'silent',
    setAside: state === 'set_aside' ? 3 : 0,
    fill: state === 'fill' ? { done: 18_400, total: 52_000 } : null,
    incomplete: false,
    signInNeeded: false,
    upgradeRequired: false,
    packRefused: state === 'pack_refused',
    demo: true,
  };
}

function sealedOf(
  draft: P.Draft,
  type: P.RecordType,
  shown: P.Shown,
  decision: P.Decision | null,
  offline: boolean,
): P.SealedView {
  const found = enterprises.find((one) => one.id === draft.enterprise);
  return {
    id: draft.id,
    type,
    sealed_at: '2026-03-04T09:00:03+08:00',
    enterprise: found ? { id: found.id, name: found.name } : null,
    code: draft.code,
    officers: ['李建国', '王晓红'],
    organ: '株洲市市场监督管理局',
    category: draft.category ?? pack.default_category,
    matters: draft.matters,
    exemption: draft.exemption,
    started_at: draft.started_at,
    afterwards: draft.afterwards,
    shown,
    decision,
    hash: 'mZ2Vv1pXb0G5vVq8Q3sT7oJk9uFhL4cN6eRyWaDiEoU',
    send: offline ? { state: 'unsent' } : SENT,
    unbound: type === 'attendance' && draft.id === 'joined',
    leader_url:
      type === 'registration'
        ? 'https://ruqi.example.gov.cn/j#WyIwMTljYjZmMC0xMTExLTcwMDAtODAwMC0wMDAwMDAwMDAwMDEiLCJtWjJWdjFwWGIwRzV2VnE4UTNzVDdvSms5dUZoTDRjTjZlUnlXYURpRW9VIiwiMDAwMDAwMDAtMDAwMC03MDAwLTgwMDAtMDAwMDAwMDAwMDAwIiwiQ1MtU0NKRyIsMF0'
        : null,
  };
}

const joined = sealedOf(
  { ...BLANK, ...KEPT, id: 'joined' },
  'attendance',
  'not_evaluated',
  null,
  false,
);

function matchOf(text: string): P.CodeMatch {
  if (text.includes('/j#')) return { kind: 'leader' };
  if (text.includes('login')) return { kind: 'not_a_code', why: 'other_page' };
  if (text.includes('unknown')) return { kind: 'unknown' };
  const enterprise = enterprises[text.includes('other') ? 1 : 0];
  const premises = enterprise?.premises[0];
  return enterprise && premises
    ? { kind: 'known', by: 'code', matches: [{ enterprise, premises }] }
    : { kind: 'unknown' };
}

const facts: P.VisitFactView[] = [
  {
    id: 'v0',
    organ: '株洲市市场监督管理局',
    own: true,
    at: '2026-01-15T10:00:00+08:00',
    category: 'routine',
    matters: ['SPJD-01'],
    ground: null,
    joint: null,
    void: false,
  },
  {
    id: 'v-lead',
    organ: '株洲市消防救援支队',
    own: false,
    at: '2026-03-04T08:40:00+08:00',
    category: 'routine',
    matters: ['TZSB-02'],
    ground: null,
    joint: 'v-lead',
    void: false,
  },
];
