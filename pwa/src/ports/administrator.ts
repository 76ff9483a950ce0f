/** This port serves administrators: they bind codes, merge enterprises and print the sheets for doors. It needs the server. */
import type * as W from '@/wire';
import type { EnterpriseState } from './directory';

export interface AdministratorPort {
  unknownCodes(): Promise<UnknownCode[]>;
  /** Binds the code to the premises; `from` null: from its first registration. */
  resolveCode(fingerprint: string, premises: string, from: string | null): Promise<void>;
  enterprises(text: string): Promise<AdminEnterprise[]>;
  /** Makes a new door code for the premises. */
  makeDoorCode(premises: string): Promise<void>;
  /** Ends a door code and makes the next one for the same door. */
  replaceCode(fingerprint: string): Promise<void>;
  /** Binds a foreign code (provincial code, business licence) to the premises. */
  bindCode(premises: string, text: string): Promise<void>;
  /** `from` is none any more, `into` survives; `since` null: now. What was registered at either is judged again. */
  merge(from: string, into: string, since: string | null, reason: string): Promise<void>;
  /** Lines of the audit trail, latest first: all, or those of one act. */
  auditTrail(act: string | null, before: string | null): Promise<AuditList>;
  /** Opens the A4 sheet of these premises' door codes in a tab of its own. */
  printSheet(premises: string[]): Promise<void>;
}

/** One of ours at a door, or any other text that stands for the premises. */
export type CodeKind = 'door' | 'foreign';

export type AuditList = W.Answer<'AuditList'>;
export type AuditLine = AuditList['items'][number];
export type UnknownCode = Coded<W.Answer<'UnknownCodeList'>['items'][number]>;
export type AdminCode = Coded<Premises['codes'][number]>;
export type AdminPremises = Omit<Premises, 'codes'> & { codes: AdminCode[] };
export type AdminEnterprise = Omit<Enterprise, 'state' | 'premises'> & {
  state: EnterpriseState;
  premises: AdminPremises[];
};

type Enterprise = W.Answer<'EnterpriseList'>['items'][number];
type Premises = Enterprise['premises'][number];
/** The server's shape, with the words that this app knows. */
type Coded<T> = Omit<T, 'kind'> & { kind: CodeKind };
