/** Keeps what a page was asked for in its address, so that coming back, or a reload, finds it as it was. */
import { onScopeDispose, ref, watch, type Ref } from 'vue';
import { onBeforeRouteLeave, useRoute, useRouter } from 'vue-router';
import { clock } from '@/clock';

/** Safari refuses more than a hundred changes of the address in half a minute, which is more than one in 300 ms. */
const BETWEEN_MS = 400;

/** The answer to what was typed is drawn before: a change of the address makes the router look at every link. */
const AFTER_MS = 150;

/** A text for each name, empty where the address does not have it. */
export function usePageAddress<Name extends string>(...names: Name[]): Record<Name, Ref<string>> {
  const route = useRoute();
  const router = useRouter();
  const page = route.name;
  const said = (name: Name) => {
    const value = route.query[name];
    return typeof value === 'string' ? value : '';
  };
  const texts = Object.fromEntries(names.map((name) => [name, ref(said(name))])) as Record<
    Name,
    Ref<string>
  >;
  let written = Number.NEGATIVE_INFINITY;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function write(): void {
    const ours = names.map((name) => [name, texts[name].value] as const);
    const others = Object.entries(route.query).filter(([name]) => !names.includes(name as Name));
    const query = Object.fromEntries([...others, ...ours.filter(([, text]) => text !== '')]);
    written = clock.monotonic();
    void router.replace({ query });
  }
  watch(
    names.map((name) => texts[name]),
    () => {
      clearTimeout(timer);
      if (names.every((name) => texts[name].value === said(name))) return;
      timer = setTimeout(write, Math.max(AFTER_MS, written + BETWEEN_MS - clock.monotonic()));
    },
  );
  // the page's tab was tapped, or the browser went back; what is still being typed is not in the address yet
  watch(
    () => names.map(said),
    (now, before) => {
      if (route.name !== page) return;
      names.forEach((name, at) => {
        if (texts[name].value === before[at]) texts[name].value = now[at] ?? '';
      });
    },
  );
  // another page is on its way: to write now would stop it
  onBeforeRouteLeave(() => clearTimeout(timer));
  onScopeDispose(() => clearTimeout(timer));
  return texts;
}
