/** A city in which whatever somebody can type is hostile: what is imported, what phones seal, what is typed at desks. */

import { generateKeyPairSync } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { Chain, jws } from "./chain.mjs";
import { hostile, hostileId } from "./typed-texts.mjs";

const ORGAN = "ZZ-SCJG";
const REGION = "430200";
export const MATTER = "SCJG-03";
/** What a page of text may be: an address, a reason, a measure. */
const NOTE = 500;

/** The lists, by name; every name in them is a text of its own. */
export function importHostile(city, typed) {
  const { credit_code, region } = city.enterprise("clear");
  const name = (mark) => (typed[mark] = hostile(mark));
  const page = (mark) => (typed[mark] = hostile(mark, NOTE));
  const id = (mark) => (typed[mark] = hostileId(mark));
  const at = { organ: ORGAN, region: REGION, enterprise: credit_code };
  const person = (login, role) => ({ login, role, ...at, name: name(login), certificate: name(`${login}-certificate`), certificate_until: "2027-01-01" });
  const lists = {
    regions: [{ code: REGION, name: name("region"), name_en: name("region-en"), level: "city" }],
    organs: [
      { id: ORGAN, name: name("organ"), name_en: name("organ-en"), level: "city", region: REGION },
      { id: "ZZ-TEAM", name: name("team"), name_en: name("team-en"), level: "city", region: REGION, parent: ORGAN },
    ],
    matters: [{ id: MATTER, name: name("matter"), name_en: name("matter-en"), basis: page("basis"), organ: ORGAN }],
    people: [
      person("officer", "officer"),
      { ...person("colleague", "officer"), organ: "ZZ-TEAM" },
      person("manager", "manager"),
      person("supervisor", "supervisor"),
      person("admin", "administrator"),
      person("enterprise-clear", "enterprise"),
    ],
    enterprises: [
      { credit_code, region, name: name("enterprise"), address: page("address"), contact: name("contact"), foreign_code: id("code") },
      { credit_code: city.enterprise("visited").credit_code, region, name: name("another"), address: page("elsewhere") },
    ],
  };
  for (const [list, rows] of Object.entries(lists)) {
    const file = join(city.server.data, `${list}.json`);
    writeFileSync(file, JSON.stringify(rows));
    city.ruqi("import", list, file);
  }
}

/** What an officer's phone and a colleague's seal, and a stranger's; the ids of what is told of below. */
export async function sealHostile(city, typed) {
  const { id: enterprise, premises } = city.enterprise("clear");
  const page = (mark) => (typed[mark] = hostile(mark, NOTE));
  const id = (mark) => (typed[mark] = hostileId(mark));
  const officer = await Chain.enrol(await city.api("officer"));
  const exemption = { ground: "complaint", reference: page("reference") };
  const shown = { enterprise, premises, exemption, afterwards: { why: page("why") }, decision: { went_in: true, reason: page("decision") } };
  const visit = (matters, over) => officer.seal("registration", officer.registration(enterprise, matters, over));
  const told = visit([MATTER], shown);
  const registration = told.id;
  const unknown = visit([id("unknown-matter")], { category: id("unknown-category"), exemption: { ground: id("unknown-ground"), reference: "1" } });
  const withdrawn = visit([MATTER], {});
  const code = { kind: "foreign", text: (typed["unknown-code"] = hostile("unknown-code", 120)) };
  const events = [
    told,
    unknown,
    withdrawn,
    officer.seal("registration", officer.registration(null, [MATTER], { code })),
    officer.seal("averted", officer.registration(enterprise, [MATTER], { decision: { went_in: false, reason: page("averted") } })),
    officer.seal("amendment", { registration, exemption: { ground: "complaint", reference: page("amended") } }),
    officer.seal("outcome", { registration, result: "problems", measures: page("measures"), rectify_by: "2026-03-20" }),
    officer.seal("explanation", { registration, rule: "quiet_day", text: page("explanation") }),
    officer.seal("withdrawal", { registration: withdrawn.id, reason: page("withdrawal") }),
    officer.seal(id("type"), { text: page("body") }),
    officer.seal("withdrawal", { registration, reason: "迟" }, { over: { wall: id("wall") } }),
  ];
  await officer.push(...events.map((one) => one.jws));
  const colleague = await Chain.enrol(await city.api("colleague"));
  await colleague.push(colleague.seal("withdrawal", { registration, reason: page("void-withdrawal") }).jws);
  const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const header = { alg: "ES256", typ: "ruqi-event", kid: "A".repeat(43) };
  const body = { ...officer.registration(enterprise, [MATTER]), organ: id("strange-organ") };
  const stranger = jws(header, { id: events[0].id, type: id("strange-type"), author: id("strange-author"), body }, privateKey);
  await (await city.api()).post("/api/v1/sync/push", { events: [stranger] });
  return { registration, withdrawn: withdrawn.id, colleague: colleague.kid };
}

/** What desks give as reasons, and a login that nobody has. */
export async function decideHostile(city, typed, { colleague }) {
  const page = (mark) => (typed[mark] = hostile(mark, NOTE));
  const done = async (answer) => {
    const { status, text } = await answer;
    if (status >= 300) throw new Error(`a desk was refused: ${status} ${text}`);
  };
  const supervisor = await city.api("supervisor");
  const { items } = (await supervisor.get("/api/v1/aside?state=waiting")).body;
  const { hash } = items.find(({ why }) => why === "bad_time");
  await done(supervisor.post(`/api/v1/aside/${hash}/refuse`, { reason: page("refusal") }));
  const manager = await city.api("manager");
  await done(manager.post(`/api/v1/enrolments/${colleague}/revoke`, { reason: page("revocation") }));
  const login = (typed.login = hostile("login"));
  await (await city.api()).post("/api/v1/auth/sign-in", { login, password: "not-the-password" });
}
