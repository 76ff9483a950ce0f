import { makeApp } from './app';
import { compose } from './compose';
import { warm } from './router';

warm(window.location.pathname);
const app = await makeApp(await compose());
app.mount('#app');
