/** Tells the text of a code from its bytes, and whether it is a part of one that goes over several codes. */
import type { ReadResult } from 'zxing-wasm/reader';
import type { DecodedCode } from './decoder';

type Bytes = Pick<ReadResult, 'text' | 'bytes' | 'hasECI' | 'sequenceSize' | 'sequenceIndex'>;

export function decodedCode(code: Bytes): DecodedCode {
  const { sequenceSize: of, sequenceIndex: index } = code;
  // -1: it stands alone; a part that does not know of how many says 0
  const part = index >= 0 && of !== 1 ? { number: index + 1, of: Math.max(of, 0) } : null;
  return { text: textOf(code), part };
}

/** By the encoding that the code names; else UTF-8 where the bytes are, then GB18030, in which older licences are. */
function textOf({ text, bytes, hasECI }: Bytes): string {
  if (hasECI) return text;
  const utf8 = decoded(bytes, 'utf-8');
  if (utf8 !== null) return utf8;
  const japanese = decoded(bytes, 'shift_jis');
  if (japanese !== null && isJapanese(japanese)) return japanese;
  // the reader was told GB18030, and knows which bytes were packed as Chinese characters: they are not in `bytes` as they are
  return text.includes('\ufffd') ? (decoded(bytes, 'windows-1252') ?? text) : text;
}

function decoded(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null; // the bytes are in another encoding
  }
}

/**
 * Two kana beside each other stand in a part of GB18030 that nobody writes; half-width kana are bytes of everyday Chinese,
 * so they have to carry voice marks where only kana can have them, more than chance puts there.
 */
function isJapanese(text: string): boolean {
  const voiced = text.match(/[ｶ-ﾄﾊ-ﾎ][ﾞﾟ]/g)?.length ?? 0;
  const narrow = text.match(/[｡-ﾟ]/g)?.length ?? 0;
  return /[ぁ-んァ-ヶ]{2}/.test(text) || (voiced >= 2 && voiced * 8 >= narrow);
}
