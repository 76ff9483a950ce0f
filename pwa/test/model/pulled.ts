/** What a phone has pulled, through all that happened, is what the server gives a new one: row by row. */
import { expect } from 'vitest';
import { reader } from '@/db/columns';
import { PulledDb } from '@/db/pulled-db';
import type { Block, PullResponse } from '@/wire';
import type { Desk } from './desk';
import type { Device } from './device';
import type { World } from './world';

/** By kind and key, in their order. */
type Rows = [string, Record<string, unknown>][];

export async function sameAsNew({ devices, desk }: World): Promise<void> {
  for (const device of devices) {
    expect(await onPhone(device), device.login).toEqual(await fromServer(desk, device.login));
  }
}

async function onPhone(device: Device): Promise<Rows> {
  const page = await device.page();
  return page.in(async () => {
    await page.phone.sync.syncNow();
    const { all } = page.phone;
    const { current } = (await all.device.get('pulled'))![all.officer().id]!;
    const db = new PulledDb(current!);
    const { blocks } = await db.blocks(0);
    db.close();
    const whole = blocks.map(({ columns, size, ...block }): Block => {
      const values = columns.map((column) => reader(column));
      const rows = Array.from({ length: size }, (_, at) => values.map((value) => value(at)));
      return { kind: block.kind, cols: block.names, rows, gone: block.gone };
    });
    return living(whole);
  });
}

async function fromServer(desk: Desk, login: string): Promise<Rows> {
  const all: Block[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const path: string = `/api/v1/sync/pull${cursor && `?cursor=${cursor}`}`;
    const page: PullResponse = await desk.get(login, path);
    all.push(...page.blocks);
    cursor = page.has_more ? page.cursor : null;
  }
  return living(all);
}

function living(blocks: Block[]): Rows {
  const all = new Map<string, Record<string, unknown>>();
  for (const { kind, cols, rows, gone } of blocks) {
    for (const row of rows) {
      const values = cols.map((name, at) => [name, row[at] ?? null]);
      all.set(`${kind} ${row[0]}`, Object.fromEntries(values) as Record<string, unknown>);
    }
    for (const key of gone ?? []) all.delete(`${kind} ${key}`);
  }
  return [...all].sort(([a], [b]) => (a < b ? -1 : 1));
}
