/** A server that is ours but for what it gets wrong: an answer changed here and there, as a careless implementation would. */

import { request as ask } from "node:http";

/** What is wrong, by path: gets status, headers and JSON of the true answer, and changes them. */
const FAULTS = [
  ["/api/v1/sync/probe", (answer) => delete answer.headers["cache-control"]],
  ["/api/v1/sync/push", wrongPush],
  ["/api/v1/sync/enrol", (answer) => delete answer.json.waiting],
  ["/api/v1/sync/pull", (answer) => answer.json.blocks?.forEach((block) => block.cols?.reverse())],
];

/** Forgets first receipts, signs none, holds nothing, wants a token. */
function wrongPush(answer, request) {
  if (request.headers.authorization?.includes("no.token")) answer.status = 401;
  if (answer.status === 413) {
    answer.status = 200;
    return;
  }
  for (const result of answer.json.results ?? []) {
    if (result.status === "held") [result.status, result.why] = ["accepted", null];
    if (result.receipt) result.receipt = result.receipt.slice(0, -4) + Math.random().toString(36).slice(2, 6);
  }
}

/** A listener that passes everything on to `address` and changes what comes back. */
export const wrong = (address) => (request, response) => {
  const { hostname, port } = new URL(address);
  const headers = { ...request.headers, "accept-encoding": "identity" };
  // it has never heard of a page's limit
  const path = request.url.replace(/&?limit=\d+/, "");
  const on = ask({ hostname, port, path, method: request.method, headers }, async (true_) => {
    const chunks = [];
    for await (const chunk of true_) chunks.push(chunk);
    const answer = { status: true_.statusCode, headers: { ...true_.headers }, json: parsed(Buffer.concat(chunks)) };
    for (const [path, change] of FAULTS) if (request.url.startsWith(path) && answer.json) change(answer, request);
    const body = answer.json ? JSON.stringify(answer.json) : Buffer.concat(chunks);
    delete answer.headers["transfer-encoding"];
    answer.headers["content-length"] = Buffer.byteLength(body);
    response.writeHead(answer.status, answer.headers).end(body);
  });
  on.on("error", () => response.destroy());
  request.pipe(on);
};

function parsed(bytes) {
  try {
    return JSON.parse(bytes.toString());
  } catch {
    return undefined;
  }
}
