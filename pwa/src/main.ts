import { makeApp } from './app';
import { compose } from './compose';

const app = await makeApp(await compose());
app.mount('#app');
