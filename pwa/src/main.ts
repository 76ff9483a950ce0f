import { makeApp } from './app';
import { compose } from './compose';
import { warm } from './router';
import { restoreTextSize } from './ui/text-size';
import { restoreTheme } from './ui/theme';

// before the storage is asked: the frame that waits for it is in the theme and size that were chosen
restoreTheme();
restoreTextSize();
warm(window.location.pathname);
const app = await makeApp(await compose());
app.mount('#app');
