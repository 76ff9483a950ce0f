/** Counts on the app's own icon what waits to be sent, where the system has badges: it is seen without opening the app. */

/** Not in every browser's library. iOS has it for installed apps that may notify, and refuses others. */
type Badging = Partial<Pick<Navigator, 'setAppBadge' | 'clearAppBadge'>>;

export function showAppBadge(n: number, on: Badging = navigator): void {
  const shown = n > 0 ? on.setAppBadge?.(n) : on.clearAppBadge?.();
  shown?.catch(() => undefined); // refused: the tab shows the same number
}
