/** Opens a picture's file by the browser itself: WebP, AVIF, SVG, whatever it can show, turned as the camera was held. */

/** A picture of a hundred megapixels would exhaust a phone. */
export const MAX_PICTURE_BYTES = 20 * 1024 * 1024;
/** The longest side of what is read at first: a code at a door has some four pixels a module in it, and it is read quickly. */
const USUAL_SIDE_PX = 1920;
/** Beyond this, Safari draws nothing. */
const MAX_SIDE_PX = 4096;
/** A drawing has no pixels of its own. */
const DRAWING_SIDE_PX = 1024;

/** HEIC by its first bytes (ISO 14496-12): what Android and iPhones write where they are told to save space. */
const HEIC = /^ftyp(hei[cmsx]|hev[cmx]|mif1|msf1)/;

export type PictureTrouble = 'picture_too_large' | 'picture_heic' | 'picture_unknown';

export class PictureError extends Error {
  constructor(readonly trouble: PictureTrouble) {
    super(trouble);
    this.name = 'PictureError';
  }
}

export interface Picture {
  /** At most so large that reading it takes no longer than people wait. */
  usual(): ImageData;
  /** All pixels, as far as a browser can draw them; null where `usual` has them all. */
  whole(): ImageData | null;
}

export async function openPicture(file: File): Promise<Picture> {
  if (file.size > MAX_PICTURE_BYTES) throw new PictureError('picture_too_large');
  const image = new Image();
  const address = URL.createObjectURL(file);
  try {
    image.src = address;
    await image.decode();
  } catch {
    throw new PictureError((await isHeic(file)) ? 'picture_heic' : 'picture_unknown');
  } finally {
    URL.revokeObjectURL(address);
  }
  const side = Math.max(image.naturalWidth, image.naturalHeight);
  if (file.type === 'image/svg+xml' || side === 0) {
    const square = { naturalWidth: 1, naturalHeight: 1 };
    const scale = DRAWING_SIDE_PX / (side || 1);
    return { usual: () => drawn(image, side === 0 ? square : image, scale), whole: () => null };
  }
  return {
    usual: () => drawn(image, image, Math.min(1, USUAL_SIDE_PX / side)),
    whole: () =>
      side > USUAL_SIDE_PX ? drawn(image, image, Math.min(1, MAX_SIDE_PX / side)) : null,
  };
}

type Size = Pick<HTMLImageElement, 'naturalWidth' | 'naturalHeight'>;

/** Its pixels, transparent ones as they are. */
function drawn(image: HTMLImageElement, size: Size, scale: number): ImageData {
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(size.naturalWidth * scale));
  canvas.height = Math.max(1, Math.round(size.naturalHeight * scale));
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new PictureError('picture_unknown');
  context.imageSmoothingQuality = 'high';
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return context.getImageData(0, 0, canvas.width, canvas.height);
}

async function isHeic(file: File): Promise<boolean> {
  const start = await file.slice(4, 12).arrayBuffer();
  return HEIC.test(String.fromCharCode(...new Uint8Array(start)));
}
