/** The app around ports in memory, to look at: `?as=officer&state=offline&verdict=violation&lang=en`, then any path. */
import { makeApp } from '@/app';
import { clock } from '@/clock';
import { setLocale } from '@/locales';
import type { Role } from '@/ports';
import { ROLES } from '@/ports/account';
import { NOW } from '../fakes/data';
import { person } from '../fakes/people';
import { fakePorts, type Wish } from '../fakes/ports';

const query = new URLSearchParams(location.search);
const roles = (query.get('as') ?? '')
  .split(',')
  .filter((one): one is Role => (ROLES as readonly string[]).includes(one));
clock.setDemoOffset(NOW - Date.now());
const app = await makeApp(
  fakePorts({
    person: roles.length > 0 ? person(...roles) : null,
    state: (query.get('state') ?? 'normal') as Wish['state'],
    verdict: (query.get('verdict') ?? 'violation') as Wish['verdict'],
  }),
);
await setLocale(query.get('lang') === 'en' ? 'en' : 'zh');
app.mount('#app');
