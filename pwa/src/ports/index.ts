/**
 * Pages ask the rest of the app through a port for each role, and know nothing else of it. Ports are implemented in `api`
 * and `session-view`, gathered in `compose.ts`, faked in `test/`. Every promise rejects with a `Failure`. Times are RFC 3339
 * text, dates civil (YYYY-MM-DD), ages in milliseconds.
 */
import { inject, type InjectionKey } from 'vue';
import type { AccountPort } from './account';
import type { AdministratorPort } from './administrator';
import type { EnterprisePort } from './enterprise';
import type { OfficerPort } from './officer';
import type { OrganManagerPort } from './organ-manager';
import type { SupervisorPort } from './supervisor';

export type * from './account';
export type * from './administrator';
export type * from './directory';
export type * from './enterprise';
export type * from './follow-up';
export type * from './officer';
export type * from './organ-manager';
export type * from './record-list';
export type * from './records';
export type * from './registration';
export type * from './rules';
export type * from './supervisor';
export type * from './text';

export interface Ports {
  account: AccountPort;
  officer: OfficerPort;
  organManager: OrganManagerPort;
  supervisor: SupervisorPort;
  enterprise: EnterprisePort;
  administrator: AdministratorPort;
}

export const PORTS: InjectionKey<Ports> = Symbol('ports');

export function usePorts(): Ports {
  const ports = inject(PORTS);
  if (!ports) throw new Error('the app was made without its ports');
  return ports;
}
