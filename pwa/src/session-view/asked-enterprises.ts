/**
 * Asks the server for enterprises while the first fill is on its way, and remembers what it said: whoever opens one of them
 * sees which it is.
 */
import type { EnterpriseState, EnterpriseView } from '@/ports';
import { Failure } from '@/failure';
import type { Answer } from '@/wire';
import type { Phone } from './phone';

export class AskedEnterprises {
  private officer = '';
  private readonly found = new Map<string, EnterpriseView>();

  constructor(private readonly phone: Phone) {}

  async search(text: string): Promise<EnterpriseView[]> {
    const { id } = this.phone.officer();
    const query = new URLSearchParams({ q: text });
    const reply = await this.phone.enroller.session.call(`/api/v1/enterprises?${query.toString()}`);
    if (!reply.ok) throw new Failure('server', String(reply.status));
    const found = (reply.json as Answer<'EnterpriseList'>).items.map(viewOf);
    if (this.officer !== id) this.found.clear();
    this.officer = id;
    for (const one of found) this.found.set(one.id, one);
    return found;
  }

  /** What the server said of it to this officer. */
  find(id: string): EnterpriseView | null {
    const known = this.found.get(id);
    return known && this.officer === this.phone.officer().id ? known : null;
  }
}

function viewOf(one: Answer<'EnterpriseList'>['items'][number]): EnterpriseView {
  return {
    id: one.id,
    name: one.name,
    credit_code: one.credit_code ?? null,
    state: one.state as EnterpriseState,
    premises: one.premises.map(({ id, address, region }) => ({ id, address, region })),
  };
}
