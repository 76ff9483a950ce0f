/** Gives files out of the app: by the phone's share sheet where it takes such files, else as a download. */

export interface Given {
  name: string;
  text: string;
}

/** Called in a tap: a browser opens its share sheet for nothing else. `kept`: the sheet was closed, nothing left. */
export async function handOver(given: Given[]): Promise<'shared' | 'saved' | 'kept'> {
  const files = given.map(({ name, text }) => new File([text], name, { type: 'application/json' }));
  if (navigator.canShare?.({ files })) {
    try {
      await navigator.share({ files });
      return 'shared';
    } catch (error) {
      if (error instanceof DOMException && error.name === 'AbortError') return 'kept';
      // Android's sheet takes no JSON, and says so only now
    }
  }
  files.forEach(save);
  return 'saved';
}

/** A browser reads the file after the tap: its address is given up when it surely has. */
const READ_MS = 60_000;

function save(file: File): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = file.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), READ_MS);
}
