/// <reference lib="webworker" />
/** Reads QR codes off the main thread. Its wasm is our own file, precached: never a CDN. */
import { prepareZXingModule, readBarcodes, type ReaderOptions } from 'zxing-wasm/reader';
import wasmUrl from 'zxing-wasm/reader/zxing_reader.wasm?url';
import { ATTEMPTS } from './attempts';
import { decodedCode } from './decoded-text';
import type { DecodedCode, DecodeRequest, DecodeResult } from './decoder';
import { greysOf, imageOf, type Greys } from './greys';

declare const self: DedicatedWorkerGlobalScope;

prepareZXingModule({
  overrides: { locateFile: (path: string) => (path.endsWith('.wasm') ? wasmUrl : path) },
});

/** What a door, its neighbours and the till beside it may show at most. */
const MAX_CODES_IN_VIEW = 8;

const OPTIONS: ReaderOptions = {
  formats: ['QRCode'],
  maxNumberOfSymbols: MAX_CODES_IN_VIEW,
  textMode: 'Plain',
  characterSet: 'GB18030', // of bytes that do not say what they are in; UTF-8 comes first all the same
};

/** The picture that is tried, until another is given. */
let picture: Greys | null = null;

self.addEventListener('message', (event: MessageEvent<DecodeRequest>) => {
  void answer(event.data).then((reply) => self.postMessage(reply));
});

async function answer(request: DecodeRequest): Promise<DecodeResult> {
  const { id } = request;
  try {
    return { id, codes: await codesOf(request) };
  } catch (error) {
    return { id, codes: [], error: error instanceof Error ? error.message : String(error) };
  }
}

async function codesOf(request: DecodeRequest): Promise<DecodedCode[]> {
  switch (request.kind) {
    case 'frame':
      return read(request.image, {});
    case 'picture':
      picture = greysOf(request.image);
      return [];
    case 'attempt': {
      const attempt = ATTEMPTS[request.number];
      const seen = picture && attempt?.see(picture);
      return seen && seen.data.length > 0 ? read(imageOf(seen), attempt?.options ?? {}) : [];
    }
  }
}

async function read(image: ImageData, options: ReaderOptions): Promise<DecodedCode[]> {
  const found = await readBarcodes(image, { ...OPTIONS, ...options });
  return found.filter((one) => one.isValid).map(decodedCode);
}
