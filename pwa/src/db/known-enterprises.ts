/** Finds the enterprises of a region's file by the numbers that its visits cite them by. */
import { reader, writeUuid, type PackedBlock } from './columns';

const ID_BYTES = 16;
/** So many bytes say which enterprises a part cites. */
const CITED_BYTES = 8;

export class KnownEnterprises {
  private ids = new Uint8Array();
  private premises = new Uint8Array();
  /** For each enterprise where its premises end. */
  private ends = new Uint32Array();
  private parts: string[] = [];

  /** Takes in a part of enterprises: its hash, and the rows that it holds. */
  add(hash: string, block: PackedBlock): void {
    const [key] = block.columns;
    if (key?.as !== 'uuid') throw new TypeError('enterprises without ids');
    const read = reader(block.columns[block.names.indexOf('premises')]!, true);
    const premises: string[] = [];
    const ends = new Uint32Array(block.size);
    const before = this.premises.length / ID_BYTES;
    for (let row = 0; row < block.size; row++) {
      for (const [id] of read(row) as string[][]) premises.push(id!);
      ends[row] = before + premises.length;
    }
    const bytes = new Uint8Array(premises.length * ID_BYTES);
    premises.forEach((id, at) => writeUuid(id, bytes, at * ID_BYTES));
    this.ids = joined(this.ids, key.bytes);
    this.premises = joined(this.premises, bytes);
    this.ends = Uint32Array.from([...this.ends, ...ends]);
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
