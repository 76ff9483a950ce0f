/** Writes the line that is always in view: whether the phone is in touch, how old its data are, what is unsent. */
import { joined, t } from '@/locales';
import type { SyncStatus } from '@/ports';
import { age } from './format';

export interface StatusLine {
  text: string;
  tone: 'good' | 'plain' | 'attention';
}

export function statusLine(status: SyncStatus, now: number): StatusLine {
  const parts: string[] = [];
  const since = status.asOf === null ? null : age(now - status.asOf);
  if (status.fill) parts.push(t('status.filling'));
  else if (status.link === 'syncing') parts.push(t('status.syncing'));
  else if (status.link === 'online') {
    parts.push(since === null ? t('status.online') : t('status.synced'));
    if (since !== null) parts.push(since);
  } else {
    parts.push(t(`status.${status.link}`));
    if (since !== null) parts.push(t('status.data', { age: since }));
  }
  if (status.incomplete && !status.fill) parts.push(t('status.incomplete'));
  if (status.unsent > 0) parts.push(t('status.unsent', { n: status.unsent }));
  if (status.setAside > 0) parts.push(t('status.set_aside', { n: status.setAside }));
  if (status.signInNeeded) parts.push(t('status.sign_in'));
  if (status.upgradeRequired) parts.push(t('status.upgrade'));
  if (status.packRefused) parts.push(t('status.pack_refused'));
  return { text: joined(' · ', ...parts), tone: toneOf(status) };
}

function toneOf(status: SyncStatus): StatusLine['tone'] {
  const { setAside, signInNeeded, upgradeRequired, packRefused } = status;
  if (setAside > 0 || signInNeeded || upgradeRequired || packRefused) return 'attention';
  return status.link === 'online' ? 'good' : 'plain';
}
