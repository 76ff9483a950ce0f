/** Reads numbers and bodies of a part of a region's file (`docs/SYNC-PROTOCOL.md`, "Region files"). Throws where it is cut. */

const SEVENS = 128;

export class PartBytes {
  private at = 0;

  constructor(private readonly bytes: Uint8Array) {}

  byte(): number {
    const byte = this.bytes[this.at++];
    if (byte === undefined) throw new RangeError('a part of a region file is cut');
    return byte;
  }

  /** Beyond 32 bits, too: no shifts. */
  number(): number {
    let number = 0;
    for (let scale = 1; ; scale *= SEVENS) {
      const byte = this.byte();
      number += (byte % SEVENS) * scale;
      if (byte < SEVENS) break;
    }
    if (!Number.isSafeInteger(number)) throw new RangeError('a number of a part is too large');
    return number;
  }

  /** A number of either sign. */
  folded(): number {
    return unfold(this.number());
  }

  take(length: number): Uint8Array<ArrayBuffer> {
    if (this.at + length > this.bytes.length)
      throw new RangeError('a part of a region file is cut');
    const taken = this.bytes.slice(this.at, this.at + length);
    this.at += length;
    return taken;
  }

  body(): Uint8Array<ArrayBuffer> {
    return this.take(this.number());
  }

  rest(): Uint8Array<ArrayBuffer> {
    return this.take(this.bytes.length - this.at);
  }

  text(): string {
    return textOf(this.body());
  }

  json(): unknown[] {
    return JSON.parse(this.text()) as unknown[];
  }
}

export const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

export const unfold = (folded: number): number =>
  folded % 2 === 0 ? folded / 2 : -(folded + 1) / 2;
