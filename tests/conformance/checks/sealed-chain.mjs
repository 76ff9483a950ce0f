/** Chains of registrations for the checks to send, in whatever order. */

import { understood } from "./expect.mjs";

/** A new chain with so many registrations, none of them sent. */
export async function sealed({ client, enterprise }, count) {
  const chain = await client.enrol();
  const events = Array.from({ length: count }, () => chain.seal("registration", chain.registration(enterprise)));
  return { chain, events };
}

/** Sends these in one push; what was answered. */
export const push = async (client, ...events) =>
  understood(await client.push({ events: events.map(({ jws }) => jws) }), events.length);
