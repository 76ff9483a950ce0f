/** Puts together all that stands behind the ports: the same in the browser and, with another region and fetch, in tests. */
import { watch } from 'vue';
import type { Http } from '@/api/http';
import { Session } from '@/api/session';
import { clock } from '@/clock';
import { DeviceDb } from '@/db/device';
import { unsentEvents } from '@/db/local-events';
import { onOpening, type OnOpening } from '@/db/opening';
import { Tabs } from '@/db/tabs';
import type { Enroller } from '@/enrolment/enrol';
import { Enrolment } from '@/enrolment/enrolment';
import { Failure } from '@/failure';
import { PackSignatures } from '@/pulling/pack-signatures';
import { NEVER_PULLED } from '@/pulling/pull';
import type { RegionRemote } from '@/rules';
import type { Language } from '@/rules/region-questions';
import { LastHeard } from '@/sealing/last-heard';
import { seal, type ToSeal } from '@/sealing/seal';
import { Board } from '@/session-view/board';
import { LastToday } from '@/session-view/last-today';
import { Officers, type Officer } from '@/session-view/officers';
import { afterOpening, askingNow, type Phone } from '@/session-view/phone';
import { FeedbackQueue } from './feedback-queue';
import { Loop } from './loop';
import { OwnCopy } from './own-copy';
import { Probe } from './probe';
import { RegionTelling } from './region-telling';
import { WarmUp } from './warm-up';

export interface AssemblyParts {
  http: Http;
  region: RegionRemote;
  app: string;
  origin: string;
  language: () => Language;
}

/** What was sealed is on the screen first: it is known, and reading all again takes turns with drawing it. */
const SHOWN_AFTER_MS = 150;

export class Assembly implements Phone {
  readonly device = new DeviceDb();
  readonly board = new Board();
  readonly tabs = new Tabs();
  readonly heard = new LastHeard(this.device);
  readonly lastToday = new LastToday(this.device);
  private readonly officers = new Officers();
  readonly session: Session;
  readonly feedback: FeedbackQueue;
  readonly copy: OwnCopy;
  readonly loop: Loop;
  readonly enroller: Enroller;
  private readonly enrolment: Enrolment;
  readonly region: RegionRemote;
  private readonly telling: RegionTelling;
  private readonly warmUp: WarmUp;
  readonly language: () => Language;
  readonly origin: string;
  private cursor: string | null = null;
  private opened: Promise<void> = Promise.resolve();
  private reading: Promise<void> = Promise.resolve();

  constructor(private readonly given: AssemblyParts) {
    const { http, region, app } = given;
    this.language = given.language;
    this.origin = given.origin;
    this.session = new Session(http, this.device);
    this.region = afterOpening(region, () => this.opened);
    this.warmUp = new WarmUp(region);
    const packSignatures = new PackSignatures(http, this.device);
    const probe = new Probe(http, this.heard);
    const { session, device, officers, heard, board, tabs } = this;
    this.telling = new RegionTelling({ device, region, board, packSignatures });
    this.enroller = { session, device, nonce: () => probe.freshNonce() };
    this.enrolment = new Enrolment(this.enroller);
    this.feedback = new FeedbackQueue(session, device, tabs);
    this.copy = new OwnCopy(device, officers, region, session, tabs);
    this.loop = new Loop({
      ...{ session, device, officers, probe, board, tabs, app },
      ...{ feedback: this.feedback, copy: this.copy },
      pusher: {
        ...{ http, heard, app },
        nonce: () => probe.freshNonce(),
        sending: (ids) => board.noteSending(ids, () => this.refresh()),
      },
      puller: {
        ...{ session, device, keeper: region, app },
        filling: (fill) => board.set({ fill }),
        keysOfPacks: async () => packSignatures.ensureKeys(await region.pulledPacks()),
        firstCame: () => this.refresh(),
      },
      enrolment: this.enrolment,
      refresh: () => this.refresh(),
    });
  }

  /** Reads what the phone remembers; after it, everything works without signal. Returns what was read. */
  async load(): Promise<OnOpening> {
    const kept = await onOpening(this.device);
    this.heard.load(kept);
    this.lastToday.load(kept);
    await this.session.load(kept);
    this.board.set({ demo: clock.isDemo() });
    this.recall(kept);
    this.opened = this.open();
    watch(
      () => this.officers.actsFor(this.session.person.value),
      () => {
        this.opened = this.change();
        void this.loop.turn(true);
      },
    );
    watch(this.session.over, (over) => {
      if (!over) void this.loop.turn(true);
    });
    this.tabs.listen(() => void this.refresh().catch(() => undefined));
    return kept;
  }

  officer(): Officer {
    const officer = this.signedIn();
    if (!officer) throw new Failure('sign_in_again');
    return officer;
  }

  private signedIn = (): Officer | null => this.officers.signedIn(this.session.person.value);

  asking() {
    return askingNow(this.officer(), this.board.status.value.asOf);
  }

  async seal({ evidence }: Officer, what: ToSeal) {
    const { loop, heard, tabs } = this;
    const sealer = { evidence, heard, cursor: () => this.cursor, app: this.given.app };
    const sealed = await this.enrolment.thenSeal(
      evidence,
      () => loop.turn(),
      () => seal(sealer, what),
    );
    if (evidence === this.signedIn()?.evidence) this.board.add(sealed);
    tabs.tell('outbox');
    // what follows must not keep the officer waiting, and cannot unseal anything
    setTimeout(() => void this.refresh().catch(() => undefined), SHOWN_AFTER_MS);
    void loop.turn();
    return sealed;
  }

  /** Reads again what is on the disk, one time after the other: the last to be asked is the last to be shown. */
  refresh(): Promise<void> {
    this.reading = this.reading.catch(() => undefined).then(() => this.read());
    return this.reading;
  }

  /** Reads the outbox for the screens and the rules, and what was pulled. */
  private async read(): Promise<void> {
    const { board, officers, device } = this;
    const officer = this.signedIn();
    const unsent = board.read(async () => (officer ? unsentEvents(officer.evidence) : []));
    const counted = officers.othersWaiting(device, officer?.id);
    const telling = officer && this.telling.tell(officer, unsent);
    const [others, told] = await Promise.all([counted, telling, unsent]);
    board.set({ others });
    if (!told) return;
    this.cursor = told.cursor;
    this.warmUp.later();
    if (told.accepted) void this.loop.turn();
  }

  /** Says how old the pulled data are, before they are read and the first page is shown: nothing on it is asked for twice. */
  private recall({ pulled }: OnOpening): void {
    const officer = this.signedIn();
    const state = (officer && pulled?.[officer.id]) || NEVER_PULLED;
    this.cursor = state.cursor;
    this.board.setPulled(state);
  }

  private async open(): Promise<void> {
    // what is asked of a region that did not open says so by itself
    await this.board.opened(this.refresh()).catch(() => undefined);
    void this.copy.sweep().catch(() => undefined);
  }

  /** Opens the region of another officer: nothing of the one before stays in memory. */
  private async change(): Promise<void> {
    const { region } = this.given;
    this.board.forget();
    this.loop.forget();
    this.lastToday.forget();
    await region.open(null);
    await this.telling.forget();
    await this.open();
  }
}
