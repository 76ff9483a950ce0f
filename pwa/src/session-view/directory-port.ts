/** Asks the region on the phone for the directory's and the rules' port: for the signed-in officer, and now. */
import type { DirectoryPort, RulesPort } from '@/ports';
import { checkText } from '@/scan/text';
import { readLeaderUrl } from '@/sealing/leader-screen';
import { AskedEnterprises } from './asked-enterprises';
import type { Phone } from './phone';

export function directoryPort(phone: Phone): DirectoryPort {
  const { region } = phone;
  const asked = new AskedEnterprises(phone);
  return {
    searchServer: (text) => asked.search(text),
    search: (text, limit) => region.search(text, limit),
    async recent() {
      const ids = await phone.device.recent(phone.officer().id);
      const found = await Promise.all(ids.map((id) => region.enterprise(id)));
      return found.filter((one) => one !== null);
    },
    enterprise: async (id) => (await region.enterprise(id)) ?? asked.find(id),
    async resolveCode(text) {
      const read = checkText(text);
      if (!read.ok) return { kind: 'not_a_code', why: read.why };
      if (readLeaderUrl(read.text)) return { kind: 'leader' };
      if (isOurOtherPage(read.text, phone.origin)) return { kind: 'not_a_code', why: 'other_page' };
      return region.resolveCode(read.text);
    },
    typedCode: (text) => region.typedCode(text),
    visitFacts: (enterprise) =>
      region.visitFacts(enterprise, phone.officer().organ, phone.language()),
    pack: (enterprise) => region.pack(phone.asking(), enterprise),
    matters: () => region.matters(phone.asking()),
    names: () => region.names(),
    colleagues: () => region.colleagues(phone.officer().organ, phone.officer().id),
  };
}

/** Whether a text is an address of this very app that is no door's: a sign-in link held before the camera, for one. */
function isOurOtherPage(text: string, origin: string): boolean {
  if (!text.toLowerCase().startsWith(`${origin.toLowerCase()}/`)) return false;
  return !/^\/c\//i.test(text.slice(origin.length));
}

export function rulesPort(phone: Phone): RulesPort {
  return {
    judge: (subject) => phone.region.judge(phone.asking(), subject),
    today: async (only, limit) => {
      const asking = phone.asking();
      const list = await phone.region.today(asking, only, limit);
      if (only === null) phone.lastToday.note(asking.officer, list);
      return list;
    },
    lastToday: () => phone.lastToday.of(phone.officer().id),
    judgeFound: (enterprises, matters) =>
      phone.region.judgeFound(phone.asking(), enterprises, matters),
    dueAt: (enterprise) => phone.region.dueAt(phone.asking(), enterprise),
  };
}
