/** Keeps when a record first arrived at the server: of all receipts for it that the server told, the earliest. */

export interface Arrival {
  receipt: string | null;
  /** As the receipt says it; null where it cannot be read. */
  received_at: string | null;
}

/** Of two receipts for the same bytes the server goes by the earlier, whichever it told first: so does the phone. */
export function earliest(...told: (Arrival | null | undefined)[]): Arrival {
  const none: Arrival = { receipt: null, received_at: null };
  const given = told.flatMap((one) => (one?.receipt ? [one] : []));
  return given.reduce(
    (first, one) => (timeOf(one) < timeOf(first) ? one : first),
    given[0] ?? none,
  );
}

const timeOf = ({ received_at }: Arrival): number =>
  received_at === null ? Infinity : Date.parse(received_at);
