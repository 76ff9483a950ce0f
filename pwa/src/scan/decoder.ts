/** Asks the worker that reads codes. It is asked one thing at a time: a frame that is late is not worth reading. */

/** A code that was read; `part` where it says only a part of a text that goes over several codes. */
export interface DecodedCode {
  text: string;
  part: { number: number; of: number } | null;
}

/** A frame is read at once; a picture is given once and then tried in several ways. */
export type DecodeTask =
  | { kind: 'frame'; image: ImageData }
  | { kind: 'picture'; image: ImageData }
  | { kind: 'attempt'; number: number };
export type DecodeRequest = DecodeTask & { id: number };
export interface DecodeResult {
  id: number;
  codes: DecodedCode[];
  error?: string;
}

const DECODE_PATIENCE_MS = 15_000; // the first answer waits for the wasm to compile on a slow phone

export interface Decoder {
  read(task: DecodeTask): Promise<DecodedCode[]>;
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
    for (const [id, tell] of waiting) tell({ id, codes: [], error: 'the reader did not load' });
    waiting.clear();
  });

  return {
    read(task) {
      const id = next++;
      const transfer = task.kind === 'attempt' ? [] : [task.image.data.buffer];
      return new Promise<DecodedCode[]>((resolve, reject) => {
        const timer = setTimeout(
          () => tell({ id, codes: [], error: 'no answer' }),
          DECODE_PATIENCE_MS,
        );
        const tell = (answer: DecodeResult): void => {
          clearTimeout(timer);
          waiting.delete(id);
          if (answer.error) reject(new Error(answer.error));
          else resolve(answer.codes);
        };
        waiting.set(id, tell);
        worker.postMessage({ ...task, id } satisfies DecodeRequest, transfer);
      });
    },
    close: () => worker.terminate(),
  };
}
