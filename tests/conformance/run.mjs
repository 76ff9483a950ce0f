/**
 * Which parts of docs/SYNC-PROTOCOL.md a server keeps, seen from outside:
 *
 *     node tests/conformance/run.mjs --url https://… --login OFFICER --password … [--other-login …] [--manager-login …]
 *
 * The officer's server gets a few registrations of category "service" under this name: run it against a server for trying.
 * `--other-login`: an officer of another organ, `--manager-login`: the manager of the officer's organ, with the same
 * password. Without them what needs them is not testable. Ends with 0 where nothing that could be tested is not kept.
 */

import { parseArgs } from "node:util";
import { pathToFileURL } from "node:url";
import { Client } from "./client.mjs";
import { chains } from "./checks/chains.mjs";
import { enrolment } from "./checks/enrolment.mjs";
import { events } from "./checks/events.mjs";
import { lost } from "./checks/lost-storage.mjs";
import { limits } from "./checks/limits.mjs";
import { probing } from "./checks/probe.mjs";
import { pulling } from "./checks/pull.mjs";
import { receipts } from "./checks/receipts.mjs";
import { revoking } from "./checks/revoking.mjs";

const SECTIONS = { probe: probing, enrolment, receipts, chains, lost, events, limits, pull: pulling, revocation: revoking };

/** Says that a check cannot be made with what was given. */
export class NotTestable extends Error {}

/** @returns a row for each check: {section, check, result: "kept" | "not kept" | "not testable", because} */
export async function conformance({ url, login, password, other, manager }) {
  const client = await new Client(url).signIn(login, password);
  const as = (who) => async () => {
    if (!who) throw new NotTestable("no login was given for it");
    return new Client(url).signIn(who, password);
  };
  const server = { url, client, keys: await client.keys(), stranger: new Client(url), other: as(other), manager: as(manager) };
  server.enterprise = await anEnterprise(client);
  const rows = [];
  for (const [section, checks] of Object.entries(SECTIONS)) {
    for (const [check, body] of Object.entries(checks)) {
      rows.push({ section, check, ...(await made(() => body(server))) });
    }
  }
  return rows;
}

async function made(body) {
  try {
    await body();
    return { result: "kept", because: "" };
  } catch (error) {
    const because = String(error.message).split("\n", 1)[0];
    return { result: error instanceof NotTestable ? "not testable" : "not kept", because };
  }
}

/** Some enterprise of the officer's scope; undefined where a pull gives none. */
async function anEnterprise(client) {
  let cursor;
  for (let page = 0; page < 50; page++) {
    const { status, json } = await client.pull(cursor);
    if (status !== 200) return undefined;
    const found = json.blocks?.find(({ kind, rows }) => kind === "enterprise" && rows.length > 0);
    if (found) return found.rows[0][found.cols.indexOf("id")];
    if (!json.has_more) return undefined;
    cursor = json.cursor;
  }
}

/** The rows as a table of text, and how many of each. */
export function table(rows) {
  const lines = rows.map(({ section, check, result, because }) => `${result.padEnd(13)}${section.padEnd(12)}${check}${because && `: ${because}`}`);
  const count = (wanted) => rows.filter(({ result }) => result === wanted).length;
  return `${lines.join("\n")}\n\nkept ${count("kept")}, not kept ${count("not kept")}, not testable ${count("not testable")}`;
}

async function main() {
  const text = { type: "string" };
  const options = { url: text, login: text, password: text, "other-login": text, "manager-login": text };
  const { values } = parseArgs({ options });
  if (!values.url || !values.login || !values.password) throw new Error("say --url, --login and --password");
  const rows = await conformance({ ...values, other: values["other-login"], manager: values["manager-login"] });
  console.log(table(rows));
  process.exitCode = rows.some(({ result }) => result === "not kept") ? 1 : 0;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  main().catch((error) => {
    console.error(`conformance: ${error.message}`);
    process.exitCode = 2;
  });
}
