/** Finds the enterprises of a region's file by the numbers that its visits cite them by. */
import { reader, writeUuid, type PackedBlock } from './columns';

const ID_BYTES = 16;
/** So many bytes say which enterprises a part cites. */
const CITED_BYTES = 8;

/** What visits cite of a part of enterprises. */
export interface PartOfEnterprises {
  ids: Uint8Array;
  counts: Uint16Array;
  places: Uint8Array;
}

export class KnownEnterprises {
  private ids = new Uint8Array();
  private premises = new Uint8Array();
  /** For each enterprise where its premises end. */
  private ends = new Uint32Array();
  private parts: string[] = [];

  /** Takes in a part of enterprises: its hash, their ids, how many premises each has, and the ids of those. */
  add(hash: string, { ids, counts, places }: PartOfEnterprises): void {
    const ends = new Uint32Array(this.ends.length + counts.length);
    ends.set(this.ends);
    let end = this.premises.length / ID_BYTES;
    counts.forEach((count, at) => (ends[this.ends.length + at] = end += count));
    this.ids = joined(this.ids, ids);
    this.premises = joined(this.premises, places);
    this.ends = ends;
    this.parts.push(hash);
  }

  /** Which enterprises these are: numbers are good with no others. */
  async cited(): Promise<Uint8Array> {
    const digits = this.parts.join('').match(/../g) ?? [];
    const hashes = Uint8Array.from(digits, (two) => Number.parseInt(two, 16));
    return new Uint8Array(await crypto.subtle.digest('SHA-256', hashes)).slice(0, CITED_BYTES);
  }

  id(number: number): Uint8Array {
    return idAt(this.ids, number);
  }

  /** One of the premises of an enterprise, by its place. */
  place(number: number, place: number): Uint8Array {
    const first = number === 0 ? 0 : this.ends[number - 1]!;
    if (!(first + place < this.ends[number]!)) throw new RangeError('premises of nobody');
    return idAt(this.premises, first + place);
  }
}

/** Reads it again from the rows as they are kept. */
export function enterprisesIn(block: PackedBlock): PartOfEnterprises {
  const [key] = block.columns;
  if (key?.as !== 'uuid') throw new TypeError('enterprises without ids');
  const read = reader(block.columns[block.names.indexOf('premises')]!, true);
  const premises: string[] = [];
  const counts = new Uint16Array(block.size);
  for (let row = 0; row < block.size; row++) {
    const of = read(row) as string[][];
    counts[row] = of.length;
    for (const [id] of of) premises.push(id!);
  }
  const places = new Uint8Array(premises.length * ID_BYTES);
  premises.forEach((id, at) => writeUuid(id, places, at * ID_BYTES));
  return { ids: key.bytes, counts, places };
}

export function idAt(ids: Uint8Array, at: number): Uint8Array {
  const id = ids.subarray(at * ID_BYTES, (at + 1) * ID_BYTES);
  if (id.length !== ID_BYTES) throw new RangeError('an id of nobody');
  return id;
}

function joined(one: Uint8Array, other: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(one.length + other.length);
  both.set(one);
  both.set(other, one.length);
  return both;
}
