/** Asks the server what administrators do: unknown codes, enterprises with their codes, mergers, sheets to print. */
import { Failure } from '@/failure';
import type { AdminEnterprise, AdministratorPort, CodeKind, EnterpriseState } from '@/ports';
import type { Answer } from '@/wire';
import { expectOk } from './problem';
import type { Session } from './session';

export function administratorPort(session: Session): AdministratorPort {
  return {
    async unknownCodes() {
      const list = expectOk<Answer<'UnknownCodeList'>>(await session.call('/api/v1/unknown-codes'));
      return list.items.map(coded);
    },
    async resolveCode(fingerprint, premises, from) {
      const path = `/api/v1/unknown-codes/${encodeURIComponent(fingerprint)}/resolve`;
      await session.post(path, { premises, from });
    },
    async enterprises(text) {
      const path = `/api/v1/enterprises?q=${encodeURIComponent(text)}`;
      return expectOk<Answer<'EnterpriseList'>>(await session.call(path)).items.map(enterprise);
    },
    async makeDoorCode(premises) {
      await session.post(`/api/v1/premises/${encodeURIComponent(premises)}/codes`, {});
    },
    async replaceCode(fingerprint) {
      await session.post(`/api/v1/codes/${encodeURIComponent(fingerprint)}/replace`, {});
    },
    async bindCode(premises, text) {
      await session.post(`/api/v1/premises/${encodeURIComponent(premises)}/codes`, { text });
    },
    async merge(from, into, since, reason) {
      const path = `/api/v1/enterprises/${encodeURIComponent(from)}/merge`;
      await session.post(path, { into, since, reason });
    },
    async auditTrail(act, before) {
      const query = new URLSearchParams({
        ...(act === null ? {} : { act }),
        ...(before === null ? {} : { before }),
      });
      return expectOk<Answer<'AuditList'>>(await session.call(`/api/v1/audit?${query}`));
    },
    async printSheet(premises) {
      // opened at once: a browser lets a tap open a tab, not the answer that comes after it
      const tab = window.open('', '_blank');
      try {
        const sheet = await session.post<Answer<'PrintResponse'>>('/api/v1/prints', { premises });
        if (tab) tab.location.href = sheet.url;
        else window.location.href = sheet.url;
      } catch (error) {
        tab?.close();
        throw error;
      }
    },
  };
}

function enterprise(one: Answer<'EnterpriseList'>['items'][number]): AdminEnterprise {
  const premises = one.premises.map((place) => ({ ...place, codes: place.codes.map(coded) }));
  return { ...one, state: known(ENTERPRISE_STATES, one.state), premises };
}

function coded<T extends { kind: string }>(one: T): Omit<T, 'kind'> & { kind: CodeKind } {
  return { ...one, kind: known(CODE_KINDS, one.kind) };
}

const ENTERPRISE_STATES: readonly EnterpriseState[] = ['open', 'closed', 'deregistered'];
const CODE_KINDS: readonly CodeKind[] = ['door', 'foreign'];

/** Reads a word of a closed set; one that a later server may say is no answer that this app can show. */
function known<T extends string>(words: readonly T[], word: string): T {
  const found = words.find((one) => one === word);
  if (found === undefined) throw new Failure('server', `no word of this app: ${word}`);
  return found;
}
