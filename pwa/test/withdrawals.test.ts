/** A visit is withdrawn by who registered it or came: others are offered nothing, and what they sent all the same is said. */
import { afterEach, expect, test } from 'vitest';
import { mountAt, type Mounted } from './mounted';

let app: Mounted;
afterEach(() => app.close());

const offered = () =>
  [...document.querySelectorAll('button')].some((one) => one.textContent?.includes('撤回登记'));

/** Opens the record as somebody sees it who came, or did not. */
async function open(came: boolean): Promise<void> {
  app = await mountAt('/today');
  const { records } = app.ports.officer;
  const [known] = await records.list(1);
  records.record = async () => ({ ...known!, state: 'stands', own: false, came });
  await app.router.push(`/records/${known!.id}`);
  await app.until(() => app.text().includes('登错了企业'));
}

test('who came is offered to withdraw it, a colleague who did not is not', async () => {
  await open(true);
  expect(offered()).toBe(true);
  app.close();
  await open(false);
  expect(offered()).toBe(false);
});

test('a withdrawal that does not count is said with who sent it and who may', async () => {
  await open(false);
  expect(app.text()).toContain('王芳');
  expect(app.text()).toContain('的撤回不算数');
  expect(app.text()).toContain('登记仍然有效');
});
