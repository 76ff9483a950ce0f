import { afterEach, expect, test, vi } from 'vitest';
import { mountAt, type Mounted } from './mounted';

let app: Mounted;
afterEach(() => {
  app.close();
  vi.restoreAllMocks();
});

/** The sign-in page as WeChat's own browser opens it. */
async function inWeChat(writeText: () => Promise<void>): Promise<void> {
  vi.spyOn(navigator, 'userAgent', 'get').mockReturnValue('Mobile MicroMessenger/8.0.50');
  Object.defineProperty(navigator, 'clipboard', { value: { writeText }, configurable: true });
  app = await mountAt('/sign-in', { person: null });
  await app.until(() => app.text().includes('微信里不能离线使用'));
}

test('WeChat’s notice copies the address for a browser', async () => {
  const copied = vi.fn(() => Promise.resolve());
  await inWeChat(copied);
  await app.tap('复制链接');
  await app.until(() => app.text().includes('已复制，请粘贴到浏览器的地址栏。'));
  expect(copied).toHaveBeenCalledWith(window.location.href);
});

test('where copying is refused the address stands there selected', async () => {
  await inWeChat(() => Promise.reject(new DOMException('refused', 'NotAllowedError')));
  await app.tap('复制链接');
  await app.until(() => app.text().includes('请长按下面的地址'));
  const field = document.querySelector<HTMLInputElement>('input[readonly]')!;
  expect(field.value).toBe(window.location.href);
  expect(field.selectionEnd).toBe(field.value.length);
});
