/** Asks the worker that reads codes. It is asked one thing at a time: a frame that is late is not worth reading. */

export interface DecodeRequest {
  id: number;
  image: ImageData | Blob;
}
export interface DecodeResult {
  id: number;
  texts: string[];
  error?: string;
}

/** A picture of a hundred megapixels would exhaust a phone. */
export const MAX_PICTURE_BYTES = 20 * 1024 * 1024;
const DECODE_PATIENCE_MS = 15_000; // the first answer waits for the wasm to compile on a slow phone

export interface Decoder {
  read(image: ImageData | Blob): Promise<string[]>;
  close(): void;
}

export function openDecoder(): Decoder {
  const worker = new Worker(new URL('./decoder.worker.ts', import.meta.url), { type: 'module' });
  const waiting = new Map<number, (answer: DecodeResult) => void>();
  let next = 0;
  worker.addEventListener('message', (event: MessageEvent<DecodeResult>) => {
    waiting.get(event.data.id)?.(event.data);
    waiting.delete(event.data.id);
  });
  worker.addEventListener('error', () => {
    for (const [id, tell] of waiting) tell({ id, texts: [], error: 'the reader did not load' });
    waiting.clear();
  });

  return {
    read(image) {
      const id = next++;
      const transfer = image instanceof Blob ? [] : [image.data.buffer];
      return new Promise<string[]>((resolve, reject) => {
        const timer = setTimeout(
          () => tell({ id, texts: [], error: 'no answer' }),
          DECODE_PATIENCE_MS,
        );
        const tell = (answer: DecodeResult): void => {
          clearTimeout(timer);
          waiting.delete(id);
          if (answer.error) reject(new Error(answer.error));
          else resolve(answer.texts);
        };
        waiting.set(id, tell);
        worker.postMessage({ id, image } satisfies DecodeRequest, transfer);
      });
    },
    close: () => worker.terminate(),
  };
}
