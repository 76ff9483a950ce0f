/** Visits and their context, the same in every run: about one earlier visit an enterprise, a quarter of them meeting. */

const DAY = 86_400_000;
const LEVELS = ["city", "county", "township"];
const CATEGORIES = ["routine", "routine", "special", "complaint", "other", "service"];

/** Chance that repeats (a linear congruence: nothing hangs on its quality). */
function dice(seed) {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return (state >> 8) % below;
  };
}

/** `count` visits to be judged, `count` of history, a plan and filings. Instants in milliseconds. */
export function scene(count, seed = 7) {
  const below = dice(seed);
  const of = (list) => list[below(list.length)];
  const hex = (length) => Array.from({ length }, () => below(16).toString(16)).join("");
  const id = () => `${hex(8)}-${hex(4)}-7${hex(3)}-a${hex(3)}-${hex(12)}`;
  const enterprises = Array.from({ length: count }, id);
  const organs = Array.from({ length: 30 }, id);
  const matters = Array.from({ length: 60 }, (_, number) => `SX-${100 + number}`);
  const newYear = Date.parse("2026-01-01T00:00:00+08:00");
  const visit = () => ({
    id: id(),
    enterprise: of(enterprises),
    organ: of(organs),
    level: of(LEVELS),
    category: of(CATEGORIES),
    matters: [of(matters), of(matters)].slice(0, 1 + below(2)),
    at: newYear + below(330 * 1440) * 60_000,
    started_at: null,
    entry: below(9) ? "scan" : "manual",
    joint: null,
    exemption: below(8) ? null : { ground: "work_safety", reference: below(2) ? "7" : "" },
  });
  const history = Array.from({ length: count }, visit);
  const meet = (other) => ({
    ...visit(),
    enterprise: other.enterprise,
    organ: other.organ,
    at: other.at + below(40) * DAY,
  });
  const visits = Array.from({ length: count }, (_, number) => (number % 4 ? visit() : meet(of(history))));
  const plan = Array.from({ length: count / 2 }, () => {
    const { enterprise, organ, matters } = of(visits);
    return { id: id(), organ, enterprise, matters, from: "2026-01-01", to: "2026-12-31" };
  });
  const filings = plan.map((item) => ({ ...item, id: id(), filed_at: newYear }));
  return { visits, history, plan, filings };
}

/** The first day of a year and the last, by day numbers: worked out before for engines that know no calendar. */
const days = (item) => ({ ...item, first: Date.parse(item.from) / DAY, last: Date.parse(item.to) / DAY });

/** Likewise the day's number, its place in the week (0 is Monday) and its year, in the pack's time. */
function dated(visit) {
  const local = new Date(visit.at + 8 * 3_600_000);
  const at = new Date(visit.at).toISOString();
  const day = Math.floor(local.getTime() / DAY);
  return { ...visit, at, day, year: local.getUTCFullYear(), weekday: (local.getUTCDay() + 6) % 7 };
}

/** The same visits as cases, a JSON text each, with the history, plan and filings that concern them. */
export function cases({ visits, history, plan, filings }) {
  const past = grouped(history, (visit) => visit.enterprise);
  const planned = grouped(plan, (item) => item.organ + item.enterprise);
  const filed = grouped(filings, (item) => item.organ + item.enterprise);
  return visits.map((visit) =>
    JSON.stringify({
      id: visit.id,
      visit: dated(visit),
      history: (past.get(visit.enterprise) ?? []).map(dated),
      history_as_of: null,
      plan: (planned.get(visit.organ + visit.enterprise) ?? []).map(days),
      filings: (filed.get(visit.organ + visit.enterprise) ?? []).map((filing) => ({
        ...filing,
        filed_at: new Date(filing.filed_at).toISOString(),
      })),
    }),
  );
}

function grouped(list, key) {
  const groups = new Map();
  for (const item of list) {
    const group = groups.get(key(item));
    if (group) group.push(item);
    else groups.set(key(item), [item]);
  }
  return groups;
}
