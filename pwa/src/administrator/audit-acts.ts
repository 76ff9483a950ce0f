/** Names the acts of the audit trail that this app has words for; a later server may say more. */
import { isPlainKey, t } from '@/locales';

export const AUDIT_ACTS = [
  'signed_in',
  'sign_in_failed',
  'signed_out',
  'session_ended_token_reused',
  'link_made',
  'link_used',
  'roles_set',
  'list_imported',
  'time_stated',
  'server_started',
  'restored',
  'key_revoked',
  'storage_lost',
  'door_code_made',
  'door_code_replaced',
  'code_bound',
  'code_resolved',
  'enterprise_merged',
  'registration_withdrawn',
  'aside_accepted',
  'aside_refused',
  'unproven_cleared',
  'sealed_imported',
  'registrations_read',
  'registration_read',
  'aside_read',
  'people_read',
  'devices_read',
  'unknown_codes_read',
  'unbound_read',
  'unled_read',
  'trail_read',
] as const;

/** In words, or as the server says it. */
export function actName(act: string): string {
  const key = `audit.${act}`;
  return isPlainKey(key) ? t(key) : act;
}
