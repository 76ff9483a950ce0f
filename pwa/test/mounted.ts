/** The whole app in memory, at an address: what a person would see, found by its words. */
import { createMemoryHistory, type Router } from 'vue-router';
import { vi } from 'vitest';
import { makeApp } from '@/app';
import { clock } from '@/clock';
import { setLocale } from '@/locales';
import { NOW } from './fakes/data';
import { person } from './fakes/people';
import { fakePorts, type Fakes, type Wish } from './fakes/ports';

export interface Mounted {
  ports: Fakes;
  router: Router;
  text(): string;
  button(words: string): HTMLButtonElement;
  tap(words: string): Promise<void>;
  type(label: string, value: string): Promise<void>;
  /** Opens the list of this label and ticks what it offers by these words. */
  choose(label: string, words: string): Promise<void>;
  until(found: () => unknown): Promise<void>;
  close(): void;
}

export async function mountAt(address: string, wish: Partial<Wish> = {}): Promise<Mounted> {
  document.body.innerHTML = '<div id="app"></div>';
  clock.setDemoOffset(NOW - Date.now());
  const ports = fakePorts({
    person: person('officer'),
    state: 'normal',
    verdict: 'violation',
    ...wish,
  });
  const history = createMemoryHistory();
  history.replace(address);
  const app = await makeApp(ports, history);
  await setLocale('zh');
  app.mount('#app');
  const router = app.config.globalProperties.$router;
  await router.isReady();

  const until = async (found: () => unknown): Promise<void> => {
    const asked = (): void => {
      if (!found()) throw new Error(`not yet: ${document.body.textContent}`);
    };
    await vi.waitFor(asked, { timeout: 15_000 });
  };
  const button = (words: string): HTMLButtonElement => {
    const found = [...document.querySelectorAll('button')].filter(
      (one) => one.textContent?.trim() === words,
    );
    const last = found.at(-1);
    if (!last) throw new Error(`no button "${words}"`);
    return last;
  };
  return {
    ports,
    router,
    until,
    button,
    text: () => document.body.textContent ?? '',
    tap: async (words) => {
      await until(() => button(words) && !button(words).disabled);
      button(words).click();
    },
    type: async (label, value) => {
      const field = [...document.querySelectorAll('label')]
        .map((one) =>
          one.textContent?.trim() === label ? document.getElementById(one.htmlFor) : null,
        )
        .find((one) => one !== null) as HTMLInputElement | undefined;
      if (!field) throw new Error(`no field "${label}"`);
      field.value = value;
      field.dispatchEvent(new Event('input', { bubbles: true }));
    },
    choose: async (label, words) => {
      const lists = [...document.querySelectorAll('.field')];
      const list = lists.find((one) => one.querySelector('.label')?.textContent === label);
      list?.querySelector<HTMLButtonElement>('.choose')?.click();
      const option = () =>
        [...document.querySelectorAll('label.option')].find((one) =>
          one.textContent?.includes(words),
        );
      await until(option);
      option()?.querySelector('input')?.click();
    },
    close: () => app.unmount(),
  };
}
