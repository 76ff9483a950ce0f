/** Other builds of the app, as a phone sees them: what the server serves, changed on the way. Given to `Proxy.breaks("/sw.js", …)`. */

import { bodyOf } from "./proxy.mjs";

let builds = 0;

/** A later build: its worker is another, and `missing` is in its list of files although no server has it. */
export const laterBuild = ({ missing } = {}, number = ++builds) => async ({ response, forward }) => {
  const answer = await forward({ headers: { "accept-encoding": undefined, "if-none-match": undefined } });
  const entry = missing ? `{"revision":null,"url":"${missing}"},` : "";
  const script = String(await bodyOf(answer)).replace('[{"revision"', `[${entry}{"revision"`);
  const headers = { "content-type": answer.headers["content-type"], "cache-control": "no-cache" };
  response.writeHead(answer.statusCode, headers).end(`${script}\n// later build ${number}\n`);
};

/** The browser looks for a new build now; resolves with what became of it: `installed` (it waits), or `redundant`. */
export const lookForBuild = ({ page }) =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    const became = new Promise((resolve) =>
      registration.addEventListener("updatefound", () => {
        const { installing } = registration;
        installing.addEventListener("statechange", () => installing.state !== "installing" && resolve(installing.state));
      }, { once: true }),
    );
    await registration.update();
    const inVain = new Promise((_, reject) => setTimeout(reject, 10_000, new Error("no other build was found")));
    return Promise.race([became, inVain]);
  });

/** Taps on "update now", and waits until the app has opened anew. */
export async function takeBuild({ page }) {
  const anew = page.waitForEvent("load");
  await page.getByRole("button", { name: "现在更新" }).click();
  await anew;
}
