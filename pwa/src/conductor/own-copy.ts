/**
 * Looks after an officer's copy of the data: what they leave at signing out is put away, locked, and taken out when they sign in
 * again. Signing out is one small write; all that follows is gone on with by whichever page looks next.
 */
import type { Session } from '@/api/session';
import { copyKey } from '@/db/copy-lock';
import { forgetOfficer, noteDeleted, strike } from '@/db/departures';
import type { DeviceDb } from '@/db/device';
import { inTurn } from '@/db/locks';
import { ensureLock, forget, putAway, takeOut } from '@/db/put-away';
import type { Tabs } from '@/db/tabs';
import { Failure } from '@/failure';
import * as faults from '@/faults';
import type { Person } from '@/ports';
import type { RegionRemote } from '@/rules';
import { fromBase64url } from '@/sealing/encoding';
import type { Officer, Officers } from '@/session-view/officers';

export class OwnCopy {
  private sweeping: Promise<void> = Promise.resolve();

  constructor(
    private readonly device: DeviceDb,
    private readonly officers: Officers,
    private readonly region: RegionRemote,
    private readonly session: Session,
    tabs: Tabs,
  ) {
    session.hooks = {
      arrive: (person, keys) => this.arrive(person, keys),
      arrived: () => tabs.tell('person'),
      leave: () => (tabs.tell('person'), this.sweepInTurn()),
    };
    tabs.listen((change) => {
      if (change === 'person') void session.follow().catch(() => undefined);
    });
  }

  /** Takes out what the officer put away, before anything of it is shown. `keys`: as the server tells them at signing in. */
  private async arrive(person: Person, keys: string[] | undefined): Promise<void> {
    const officer = this.officers.signedIn(person);
    // a server of before tells none: there is nothing put away then, and nothing will be
    if (!officer || !keys) return;
    const opening = await Promise.all(keys.map((key) => copyKey(fromBase64url(key))));
    await takeOut(officer.evidence, opening);
    await ensureLock(officer.evidence, opening);
  }

  /** Puts away what everybody left who is not here, also where that was cut off before. Ends when it is locked; the pulled data are deleted after that. */
  sweep(): Promise<void> {
    return faults.cutOffGoesOn(() => this.sweepInTurn());
  }

  private sweepInTurn(): Promise<void> {
    this.sweeping = this.sweeping.catch(() => undefined).then(() => this.sweepOnce());
    return this.sweeping;
  }

  private async sweepOnce(): Promise<void> {
    const here = (await this.device.get('person'))?.id;
    const officers = ((await this.device.get('officers')) ?? []).filter((id) => id !== here);
    for (const id of officers) {
      const isHere = async () => (await this.device.get('person'))?.id === id;
      await putAway(this.officers.evidenceOf(id), isHere);
    }
    const leftover = await strike(this.device, here);
    // a page that another tab keeps asleep holds its database open: nobody waits for that
    for (const { officer, name } of leftover) void this.drop(officer, name).catch(() => undefined);
  }

  private async drop(officer: string, name: string): Promise<void> {
    // a page of pull that was on its way comes to its end first
    await inTurn(`ruqi-pull-${officer}`, async () => undefined);
    await this.region.drop(name);
    await noteDeleted(this.device, name);
  }

  /** Follows a push: what has arrived of those who left is put away, and a session that ended without signal ends. */
  async afterPush(accepted: number): Promise<void> {
    await this.session.endLater();
    if (accepted > 0) await this.sweep();
  }

  /** Deletes all that this phone has of the officer, and signs out. Rejects with `not_all_sent` where it alone has a record. */
  async delete(officer: Officer): Promise<void> {
    if (!(await forget(officer.evidence))) throw new Failure('not_all_sent');
    await forgetOfficer(this.device, officer.id);
    await this.session.signOut();
  }
}
