/** Reads frames of a video, the middle of each, one after the other: the next is taken when the one before was read. */
import { clock } from '@/clock';
import type { Decoder } from './decoder';
import type { Gathering } from './gathering';

/** Frames are read not more often: a code is read within some of them, and the battery lasts the day. */
const FRAME_PAUSE_MS = 60;
/** The longest side of what is read. A door code at arm's length is readable in far less. */
const FRAME_SIDE_PX = 960;
/** Every fourth frame is read whole: a code held to the edge is found too. */
const WHOLE_FRAME_EVERY = 4;

/** So long a code that leads nowhere is not all that is looked for: the door's may hang beside it. */
const GATHER_MS = 700;

/** What becomes of watching. It ends with `found`, `lost` or `broken`. */
export interface Watcher {
  /** A code leads on, or others were in view for long enough. */
  found: () => void;
  /** What is in view cannot be gone on with; watching goes on. */
  unfit: () => void;
  /** No more frames will come. */
  lost: () => void;
  /** The reader itself failed. */
  broken: () => void;
}

/** Reads frames into `gathering` until told to stop. `isLive`: whether the camera still sends any. */
export function watchFrames(
  video: HTMLVideoElement,
  isLive: () => boolean,
  decoder: Decoder,
  gathering: Gathering,
  watcher: Watcher,
): () => void {
  let stopped = false;
  let count = 0;
  let gatheredAt: number | null = null;
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d', { willReadFrequently: true });

  async function loop(): Promise<void> {
    while (!stopped) {
      if (!isLive()) return watcher.lost();
      if (context && video.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA && !document.hidden) {
        const whole = gatheredAt !== null || count++ % WHOLE_FRAME_EVERY === WHOLE_FRAME_EVERY - 1;
        const image = frameOf(video, canvas, context, whole);
        const codes = await decoder.read({ kind: 'frame', image });
        const enough = !stopped && (await gathering.add(codes));
        if (stopped) return;
        if (gathering.texts.length > 0) gatheredAt ??= clock.monotonic() + GATHER_MS;
        else if (codes.length > 0) watcher.unfit();
        if (enough || (gatheredAt !== null && clock.monotonic() > gatheredAt))
          return watcher.found();
      }
      await new Promise((resume) => setTimeout(resume, FRAME_PAUSE_MS));
    }
  }
  loop().catch(() => !stopped && watcher.broken());
  return () => void (stopped = true);
}

/** The square in the middle that the frame on the screen shows, or all of it. */
function frameOf(
  video: HTMLVideoElement,
  canvas: HTMLCanvasElement,
  context: CanvasRenderingContext2D,
  whole: boolean,
): ImageData {
  const { videoWidth: width, videoHeight: height } = video;
  const square = Math.round(Math.min(width, height) * 0.9);
  const [w, h] = whole ? [width, height] : [square, square];
  const scale = Math.min(1, FRAME_SIDE_PX / Math.max(w, h));
  canvas.width = Math.round(w * scale);
  canvas.height = Math.round(h * scale);
  context.drawImage(
    video,
    (width - w) / 2,
    (height - h) / 2,
    w,
    h,
    0,
    0,
    canvas.width,
    canvas.height,
  );
  return context.getImageData(0, 0, canvas.width, canvas.height);
}
