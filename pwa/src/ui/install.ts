/** Knows whether and how this browser puts the app on the home screen. */
import { computed, ref, shallowRef } from 'vue';

interface InstallPrompt extends Event {
  prompt(): Promise<unknown>;
}
const offered = shallowRef<InstallPrompt | null>(null);
const declined = ref(false);

/** Called once at the start: the browser offers its prompt early, and once. */
export function listenForInstall(): void {
  addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault();
    offered.value = event as InstallPrompt;
  });
  addEventListener('appinstalled', () => (declined.value = true));
}

function standalone(): boolean {
  return (
    matchMedia('(display-mode: standalone)').matches ||
    ('standalone' in navigator && navigator.standalone === true)
  );
}

/** Null: installed already, or not now. */
export const installHow = computed<'prompt' | 'safari' | 'wechat' | 'menu' | null>(() => {
  if (declined.value || standalone()) return null;
  if (/MicroMessenger/i.test(navigator.userAgent)) return 'wechat';
  if (/iPhone|iPad/.test(navigator.userAgent)) return 'safari';
  return offered.value ? 'prompt' : 'menu';
});

export async function install(): Promise<void> {
  const prompt = offered.value;
  offered.value = null;
  await prompt?.prompt();
}
export const declineInstall = (): void => void (declined.value = true);
