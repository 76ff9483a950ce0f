import { makeApp } from './app';
import { compose } from './compose';
import { warm } from './router';
import type { RegionRemote } from './rules';
import { restoreTextSize } from './ui/text-size';
import { restoreTheme } from './ui/theme';

/** Puts the app on the page. */
export async function start(region: RegionRemote): Promise<void> {
  // before the storage is asked: the frame that waits for it is in the theme and size that were chosen
  restoreTheme();
  restoreTextSize();
  warm(window.location.pathname);
  const app = await makeApp(await compose(region));
  app.mount('#app');
}
