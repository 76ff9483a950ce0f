/** Answers what can be asked of a region. Every answer is plain data: it crosses from the worker. */
import type { SignedPack } from '@/db/device';
import type {
  CodeMatch,
  ColleagueView,
  DeskAnswer,
  DueLine,
  EnterpriseView,
  MatterOption,
  FoundVerdict,
  NamesView,
  PackView,
  RecordsFound,
  Subject,
  Text,
  TodayView,
  TodayWord,
  Verdict,
  VisitFactView,
} from '@/ports';
import type { RegistrationView } from '@/wire';
import { Failure } from '@/failure';
import { deskAnswersIn } from './desk-answers';
import { dueAt, today } from './due-list';
import { judgeFound } from './found-list';
import { hasHistory, judge, packFor, type Asking, type PackRef } from './judge-visit';
import { Ledger, type LedgerAsked } from './ledger';
import { creditCodesIn, isLicence, typedCreditCode } from './licence';
import { matterOptions } from './matter-list';
import { packView } from './packs';
import { pulledPacksIn } from './pulled-packs';
import type { Region } from './region';
import { registrationIn, registrationsIn } from './registrations';
import { instantOf } from './visit-facts';

/** What was read at a door: whose code it is, by its form, its fingerprint in hex, and whether a licence's. */
export interface CodeRead {
  kind: 'door' | 'foreign';
  fingerprint: string;
  licence: boolean;
}

/** The language of names that have two. */
export type Language = 'zh' | 'en';

export class RegionQuestions {
  constructor(private readonly region: Region) {}

  async search(text: string, limit: number): Promise<EnterpriseView[]> {
    return (await this.region.known?.directory.search(text, limit)) ?? [];
  }

  enterprise(id: string): EnterpriseView | null {
    return this.region.known?.directory.enterprise(id) ?? null;
  }

  async readCode(text: string): Promise<CodeRead> {
    const rules = await this.region.loadRules();
    const { kind, fingerprint } = rules.read_code(text);
    const licence = kind === 'foreign' && isLicence(text, rules.credit_code);
    return { kind, fingerprint, licence };
  }

  /** What a typed text stands for: a door code's id without its check character; null where that one is wrong. */
  async typedCode(text: string): Promise<string | null> {
    const rules = await this.region.loadRules();
    return rules.typed_code(text) ?? null;
  }

  async resolveCode(text: string): Promise<CodeMatch> {
    const { fingerprint } = await this.readCode(text);
    const directory = this.region.known?.directory;
    const bound = (await directory?.withCode(fingerprint)) ?? [];
    if (bound.length > 0) return { kind: 'known', by: 'code', matches: bound };
    const typed = typedCreditCode(text);
    const codes = typed === null ? creditCodesIn(text) : [typed];
    const named = codes.flatMap((code) => directory?.withCreditCode(code) ?? []);
    if (named.length > 0) return { kind: 'known', by: 'credit_code', matches: named };
    return { kind: 'unknown' };
  }

  visitFacts(enterprise: string, organ: string, language: Language): VisitFactView[] {
    const { known } = this.region;
    if (known && !hasHistory(known, enterprise)) throw new Failure('no_data');
    const visits = known?.history.at(enterprise) ?? [];
    return visits
      .sort((a, b) => instantOf(b) - instantOf(a))
      .map((visit) => ({
        id: visit.id,
        organ: this.organName(visit.organ, language),
        own: visit.organ === organ,
        at: new Date(instantOf(visit)).toISOString(),
        category: visit.category,
        matters: visit.matters,
        ground: visit.ground,
        joint: visit.joint,
        void: visit.void,
      }));
  }

  organName(id: string, language: Language): string {
    const table = this.region.known?.store.table('organ');
    return table?.get<string>(id, language === 'zh' ? 'name' : 'name_en') ?? id;
  }

  names(): NamesView {
    return { organs: this.namesIn('organ'), matters: this.namesIn('matter') };
  }

  private namesIn(kind: 'organ' | 'matter'): Map<string, Text> {
    const table = this.region.known?.store.table(kind);
    const named = new Map<string, Text>();
    for (const row of table?.rows() ?? []) {
      const zh = table?.at<string>(row, 'name') ?? '';
      const en = table?.at<string | null>(row, 'name_en') ?? zh;
      named.set(table?.at<string>(row, 'id') ?? '', { zh, en: en || zh });
    }
    return named;
  }

  matters(asking: Asking): MatterOption[] {
    return this.region.known ? matterOptions(this.region.known, asking) : [];
  }

  colleagues(organ: string, self: string): ColleagueView[] {
    return this.region.known?.directory.colleagues(organ, self) ?? [];
  }

  /** Names of officers, by id, as far as they are known. */
  officerNames(ids: string[]): string[] {
    const table = this.region.known?.store.table('officer');
    return ids.map((id) => table?.get<string>(id, 'name') ?? id);
  }

  matterNames(ids: string[], language: Language): string[] {
    const table = this.region.known?.store.table('matter');
    return ids.map((id) => table?.get<string>(id, language === 'zh' ? 'name' : 'name_en') ?? id);
  }

  /** Names of enterprises, by id, as far as they are known. */
  enterpriseNames(ids: string[]): (string | null)[] {
    return ids.map((id) => this.region.known?.directory.nameOf(id) ?? null);
  }

  /** The own organ's registrations as the server has them. */
  registrations(): RegistrationView[] {
    return this.region.known ? registrationsIn(this.region.known.store) : [];
  }

  /** The own organ's records that are asked for, the latest first. */
  records(asked: LedgerAsked, limit: number): RecordsFound {
    return (this.region.known?.ledger ?? new Ledger(null)).find(asked, limit);
  }

  registration(id: string): RegistrationView | null {
    return this.region.known ? registrationIn(this.region.known.store, id) : null;
  }

  /** What the desk said of this officer's records that were held or set aside, by their hashes. */
  deskAnswers(): [hash: string, DeskAnswer][] {
    return this.region.known ? deskAnswersIn(this.region.known.store) : [];
  }

  /** Packs as they were pulled: nobody has looked at their signatures. */
  pulledPacks(): SignedPack[] {
    return this.region.known ? pulledPacksIn(this.region.known.store) : [];
  }

  async pack(asking: Asking, enterprise: string | null): Promise<PackView & { ref: PackRef }> {
    const parts = await this.region.parts();
    const { json, id, version, hash } = parts.book.packs[packFor(parts, asking, enterprise)]!;
    return { ...packView(json), ref: { id, version, hash } };
  }

  async judge(asking: Asking, subject: Subject): Promise<Verdict> {
    const parts = await this.region.parts();
    const code = subject.enterprise === null && subject.code !== null;
    const fingerprint = code ? (await this.readCode(subject.code ?? '')).fingerprint : null;
    return judge(parts, asking, subject, fingerprint);
  }

  async today(asking: Asking, only: TodayWord | null, limit: number): Promise<TodayView> {
    return today(await this.region.parts(), asking, only, limit);
  }

  async judgeFound(
    asking: Asking,
    enterprises: string[],
    matters: string[],
  ): Promise<(FoundVerdict | null)[]> {
    return judgeFound(await this.region.parts(), asking, enterprises, matters);
  }

  async dueAt(asking: Asking, enterprise: string): Promise<DueLine[]> {
    return dueAt(await this.region.parts(), asking, enterprise);
  }
}
