/** Takes over a file that the system opened the app with, where it does so: Chromium's launch queue, on computers. */
import { shallowRef } from 'vue';

interface LaunchQueue {
  setConsumer(consumer: (launch: { files: { getFile(): Promise<File> }[] }) => void): void;
}

/** A file that waits for the page that takes it in. */
const launched = shallowRef<File | null>(null);

/** Calls `there` once a file has come: at once where the app was opened with one, never where it was not. */
export function awaitLaunchedFile(there: () => void, on: object = window): void {
  const { launchQueue } = on as { launchQueue?: LaunchQueue };
  launchQueue?.setConsumer(({ files: [first] }) => {
    void first?.getFile().then((file) => {
      launched.value = file;
      there();
    });
  });
}

/** Hands out the file once. */
export function takeLaunchedFile(): File | null {
  const file = launched.value;
  launched.value = null;
  return file;
}
