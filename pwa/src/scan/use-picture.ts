/** Reads a picture that was chosen, with how far it is, and can be told to stop. */
import { ref } from 'vue';
import type { Decoder } from './decoder';
import { Gathering } from './gathering';
import { openPicture, PictureError, type PictureTrouble } from './picture-file';
import { readPicture } from './read-picture';

export type PictureRead = Gathering | PictureTrouble | 'reader' | 'cancelled';

export function usePicture(decoder: Decoder, leads: (text: string) => Promise<boolean>) {
  /** How much of it is done, up to 1; null while none is read. */
  const progress = ref<number | null>(null);
  let cancel: AbortController | null = null;

  async function read(file: File): Promise<PictureRead> {
    cancel?.abort();
    const { signal: cancelled } = (cancel = new AbortController());
    const gathering = new Gathering(leads);
    progress.value = 0;
    try {
      const tell = (share: number) => void (cancelled.aborted || (progress.value = share));
      const open = () => openPicture(file);
      await readPicture(open, decoder, gathering, { progress: tell, cancelled });
      return cancelled.aborted ? 'cancelled' : gathering;
    } catch (error) {
      if (cancelled.aborted) return 'cancelled';
      return error instanceof PictureError ? error.trouble : 'reader';
    } finally {
      if (!cancelled.aborted) progress.value = null;
    }
  }

  function stop(): void {
    cancel?.abort();
    progress.value = null;
  }
  return { progress, read, stop };
}
