// @vitest-environment node
/** A text that was pasted may bring signs that nobody sees and the server takes in no record. */
import { expect, it } from 'vitest';
import { plainBody } from '@/plain-text';
import { payloadOf } from '@/sealing/jws';
import { aServerAndAPhone, phone } from './pair';

aServerAndAPhone();

const PASTED = '扫错\u0000了\u0007，\ud800重来\u0085\n第二行\t完';
const MEANT = '扫错了，重来\n第二行\t完';

it('is sealed without them, whichever field it was pasted into, and counts', async () => {
  const [enterprise] = await phone.directory.search('第3食品', 1);
  const draft = await phone.drafts.create({
    enterprise: enterprise!.id,
    code: 'https://codes.example/\u0000a\u001db',
    matters: ['SPJD-01'],
    exemption: { ground: 'complaint', reference: PASTED },
    afterwards: PASTED,
    plan_item: PASTED,
  });
  const { id } = draft;
  await phone.records.register(draft, 'not_evaluated', { went_in: true, reason: PASTED });
  await phone.records.tellOutcome(id, { result: 'problems', measures: PASTED, rectify_by: null });
  await phone.records.explain(id, 'unfiled', PASTED);
  await phone.records.withdraw(id, PASTED);
  const events = await phone.all.officer().evidence.run((db) => db.getAll('events'));
  const bodies = Object.fromEntries(
    events.map(({ type, jws }) => [type, payloadOf<{ body: unknown }>(jws).body]),
  );
  expect(bodies).toMatchObject({
    registration: {
      // what was read from a code keeps what belongs to it
      code: { text: 'https://codes.example/a\u001db' },
      exemption: { reference: MEANT },
      afterwards: { why: MEANT },
      plan_item: MEANT,
      decision: { went_in: true, reason: MEANT },
    },
    outcome: { measures: MEANT },
    explanation: { text: MEANT },
    withdrawal: { reason: MEANT },
  });
  await phone.sync.syncNow();
  expect(phone.sync.status.value).toMatchObject({ unsent: 0, setAside: 0 });
});

it('without any of them is sealed as it was, in the order in which it was', () => {
  const body = { b: '一\r\n二', a: [{ d: null, c: 1.5 }, '😀'], code: null, z: false };
  expect(JSON.stringify(plainBody(body))).toBe(JSON.stringify(body));
});
