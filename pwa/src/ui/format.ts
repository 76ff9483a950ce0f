/**
 * Writes times as people read them. Civil time is the pack's (UTC+8 in all of China), whatever zone the phone is set to:
 * an officer reads the same day as the rules.
 */
import { civilDate } from '@/clock';
import { locale, t } from '@/locales';

const ZONE = 'Asia/Shanghai';
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

type Form = 'day' | 'day of another year' | 'month' | 'time';
/** To make one takes as long as to use it hundreds of times, and lists have hundreds of times in them: each is made once. */
const made = new Map<string, Intl.DateTimeFormat>();

function formatter(form: Form): Intl.DateTimeFormat {
  const name = `${locale.value} ${form}`;
  let found = made.get(name);
  if (!found) made.set(name, (found = make(form)));
  return found;
}

function make(form: Form): Intl.DateTimeFormat {
  const zh = locale.value === 'zh';
  return new Intl.DateTimeFormat(zh ? 'zh-CN' : 'en-GB', {
    timeZone: ZONE,
    ...(form === 'time' && { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }),
    ...(form === 'month' && { year: 'numeric', month: 'long' }),
    ...(form.startsWith('day') && {
      month: zh ? 'long' : 'short',
      day: 'numeric',
      weekday: 'short',
    }),
    ...(form === 'day of another year' && { year: 'numeric' }),
  });
}

const instant = (at: string | number) => (typeof at === 'number' ? at : Date.parse(at));

/** "2 分钟前". A clock that was set back gives "just now", never a negative age. */
export function age(ms: number): string {
  if (ms < MINUTE) return t('age.now');
  if (ms < HOUR) return t('age.minutes', { n: Math.floor(ms / MINUTE) });
  if (ms < DAY) return t('age.hours', { n: Math.floor(ms / HOUR) });
  return t('age.days', { n: Math.floor(ms / DAY) });
}

/** A civil date with its weekday: "3月5日 周四"; the year where it is not this one's. */
export function day(date: string, now: number): string {
  const at = Date.parse(`${date}T12:00:00+08:00`);
  const sameYear = civilDate(now).slice(0, 4) === date.slice(0, 4);
  return formatter(sameYear ? 'day' : 'day of another year').format(at);
}

/** A month (YYYY-MM) in words: "2026年3月". */
export function monthName(month: string): string {
  return formatter('month').format(Date.parse(`${month}-15T12:00:00+08:00`));
}

/** Date and time of an instant: "3月5日 周四 09:30". */
export function moment(at: string | number, now: number): string {
  return `${day(civilDate(instant(at)), now)} ${time(at)}`;
}

/** Date, year and time of an instant, for what is read long after: "2026年3月5日 周四 09:30". */
export function fullMoment(at: number): string {
  return `${formatter('day of another year').format(at)} ${time(at)}`;
}

export function time(at: string | number): string {
  return formatter('time').format(instant(at));
}

/** The first instant of a civil date, RFC 3339. */
export const civilMidnight = (date: string): string => `${date}T00:00:00+08:00`;

/** For an input of type datetime-local, and back to RFC 3339 with the zone. */
export const toLocalInput = (at: string | number): string =>
  new Date(instant(at) + 8 * HOUR).toISOString().slice(0, 16);
export const fromLocalInput = (text: string): string | null =>
  /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(text) ? `${text.slice(0, 16)}:00+08:00` : null;
