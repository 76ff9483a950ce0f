/** Reads frames of a video, the middle of each, one after the other: the next is taken when the one before was read. */
import type { Decoder } from './decoder';

/** Frames are read not more often: a code is read within some of them, and the battery lasts the day. */
const FRAME_PAUSE_MS = 60;
/** The longest side of what is read. A door code at arm's length is readable in far less. */
const FRAME_SIDE_PX = 960;
/** Every fourth frame is read whole: a code held to the edge is found too. */
const WHOLE_FRAME_EVERY = 4;

/** Reads until `found` or `stop`. `broken` is told when the reader itself fails. */
export function watchFrames(
  video: HTMLVideoElement,
  decoder: Decoder,
  found: (text: string) => void,
  broken: () => void,
): () => void {
  let stopped = false;
  let count = 0;
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d', { willReadFrequently: true });

  async function loop(): Promise<void> {
    while (!stopped) {
      if (context && video.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA && !document.hidden) {
        const whole = count++ % WHOLE_FRAME_EVERY === WHOLE_FRAME_EVERY - 1;
        const texts = await decoder.read(frameOf(video, canvas, context, whole));
        if (texts[0] !== undefined && !stopped) return found(texts[0]);
      }
      await new Promise((resume) => setTimeout(resume, FRAME_PAUSE_MS));
    }
  }
  loop().catch(() => !stopped && broken());
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
