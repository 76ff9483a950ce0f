/** Whether the app's version (`1.2.3`) is before the least that the server takes. */
export function isOlder(app: string, least: string): boolean {
  const [a, b] = [app, least].map((version) => version.split('.').map(Number));
  for (let at = 0; at < 3; at++) {
    const difference = (a?.[at] ?? 0) - (b?.[at] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
}
