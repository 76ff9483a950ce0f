/// <reference lib="webworker" />
/** Reads QR codes off the main thread. Its wasm is our own file, precached: never a CDN. */
import { prepareZXingModule, readBarcodes, type ReaderOptions } from 'zxing-wasm/reader';
import wasmUrl from 'zxing-wasm/reader/zxing_reader.wasm?url';
import type { DecodeResult, DecodeRequest } from './decoder';

declare const self: DedicatedWorkerGlobalScope;

prepareZXingModule({
  overrides: { locateFile: (path: string) => (path.endsWith('.wasm') ? wasmUrl : path) },
});

const FRAME: ReaderOptions = { formats: ['QRCode'], maxNumberOfSymbols: 2, textMode: 'Plain' };
/** A still picture is looked at once, so the reader may take its time. */
const PICTURE: ReaderOptions = { ...FRAME, tryHarder: true, tryDenoise: true };

self.addEventListener('message', (event: MessageEvent<DecodeRequest>) => {
  void answer(event.data).then((reply) => self.postMessage(reply));
});

async function answer({ id, image }: DecodeRequest): Promise<DecodeResult> {
  try {
    const options = image instanceof Blob ? PICTURE : FRAME;
    const found = (await readBarcodes(image, options)).filter((one) => one.isValid);
    return { id, texts: found.map((one) => one.text) };
  } catch (error) {
    return { id, texts: [], error: error instanceof Error ? error.message : String(error) };
  }
}
