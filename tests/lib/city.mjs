/**
 * The demonstration's city at a chosen day: its enterprises, people and a year of visits, on a server that can be stopped.
 * What is in it, `ruqi demo` itself notes in demo.json.
 */

import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Api } from "./api.mjs";
import { ready, signIn, speak } from "./app.mjs";
import { filmOfPng } from "./films.mjs";
import { OUT } from "./out.mjs";
import { Phone } from "./phone.mjs";
import { RUQI, Server, WITHOUT } from "./server.mjs";

export const TUESDAY = "2026-03-03T09:00:00+08:00";
export const WEDNESDAY = "2026-03-04T09:00:00+08:00";
export const THURSDAY = "2026-03-05T09:00:00+08:00";

/** A city's clock runs on from when it was made: one that is older than this is made anew. */
const GOOD_FOR_MS = 3 * 60 * 60 * 1000;

export class City {
  /** Those that are open now: after each fault what must hold is looked for in all of them (`faults/lib/fault.mjs`). */
  static alive = new Set();

  /** The phones that were taken here. */
  phones = [];

  /**
   * A copy of its own for the test `t`, served. `facts`: visits without signatures, to measure with. `shared: false`: made
   * for this test alone, since a second copy of it would take too much of the disk. `settings`: of its server.
   */
  static async open(t, at, { enterprises = 2000, facts = 0, shared = true, settings = {} } = {}) {
    const home = mkdtempSync(join(tmpdir(), "ruqi-city-"));
    let city;
    t.after(async () => {
      City.alive.delete(city);
      await city?.server.kill();
      rmSync(home, { recursive: true, force: true });
    });
    const folder = join(home, "data");
    if (shared) cpSync(made(at, enterprises, facts), folder, { recursive: true });
    else make(folder, at, enterprises, facts);
    city = new City(folder);
    City.alive.add(city);
    city.server.settings = settings;
    await city.server.start();
    return city;
  }

  constructor(folder) {
    this.server = new Server(folder);
    this.notes = JSON.parse(readFileSync(join(folder, "demo.json"), "utf8"));
  }

  /** The enterprise of a scene. */
  enterprise(scene) {
    const found = this.notes.enterprises[scene];
    if (!found) throw new Error(`demo.json knows no scene ${scene}`);
    return found;
  }

  /** Someone's name and password. */
  account = (login) => ({ login, password: this.notes.password });

  /** The API, signed in as someone, or as nobody. */
  async api(login) {
    const api = new Api(this.server.address);
    return login ? api.signIn(login, this.notes.password) : api;
  }

  /** A phone on which someone has signed in, and which took what it needs. */
  async phone(t, login, options = {}) {
    const phone = await Phone.take(t, { address: this.server.address, ...options });
    this.phones.push(phone);
    await speak(phone);
    await signIn(phone, this.account(login));
    if (this.notes.accounts[login]?.role === "officer") await ready(phone);
    return phone;
  }

  /** The office imports what someone is from now on, and nothing else any more. */
  becomes(login, { role, organ = "", region = "" }) {
    const file = join(this.server.data, "people.csv");
    const { name } = this.notes.accounts[login];
    writeFileSync(file, `login,name,role,organ,region\n${login},${name},${role},${organ},${region}\n`);
    execFileSync(RUQI, ["import", "people", file, "--data", this.server.data], { stdio: "pipe" });
  }

  /** A command of the binary's on the city's folder; what it says. Throws where it fails. */
  ruqi = (...command) => execFileSync(RUQI, ["--data", this.server.data, ...command], { encoding: "utf8", stdio: "pipe", env: { PATH: process.env.PATH, ...WITHOUT } });

  /** What `ruqi verify` makes of it: its status, and what it names. */
  verified() {
    const { status, stdout } = spawnSync(RUQI, ["--data", this.server.data, "verify"], { encoding: "utf8", env: { PATH: process.env.PATH, ...WITHOUT } });
    return { status, told: stdout };
  }

  /** It finds no difference. */
  verify() {
    const { status, told } = this.verified();
    if (status !== 0) throw new Error(`verify found differences:\n${told}`);
  }

  /** The film of the code at the door of a scene's enterprise. */
  async door(scene) {
    return filmOfPng(await this.print(scene));
  }

  /** The same code as the server prints it. */
  async print(scene) {
    const admin = await this.api("admin");
    const answer = await admin.get(`/api/v1/codes/${this.enterprise(scene).fingerprint}/qr.png`);
    if (answer.status !== 200) throw new Error(`the server printed no code: ${answer.text}`);
    return answer.bytes;
  }
}

/** The folder of a city at `at`, made by the binary when there is none that is fresh. Tests that run beside each other share it. */
function made(at, enterprises, facts) {
  const all = join(OUT, "cities");
  const age = Math.floor(Date.now() / GOOD_FOR_MS);
  const folder = join(all, `${generation(age)}-${at.slice(0, 10)}-${enterprises}-${facts}`);
  if (existsSync(folder)) return folder;
  mkdirSync(all, { recursive: true });
  const kept = [generation(age), generation(age - 1)];
  for (const name of readdirSync(all)) {
    if (!kept.some((generation) => name.startsWith(generation))) rmSync(join(all, name), { recursive: true, force: true });
  }
  const making = `${folder}.${process.pid}`;
  make(making, at, enterprises, facts);
  try {
    renameSync(making, folder);
  } catch (error) {
    // Another test was quicker: its city is as good.
    rmSync(making, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
  return folder;
}

function make(folder, at, enterprises, facts) {
  const size = ["--enterprises", String(enterprises), "--facts", String(facts)];
  execFileSync(RUQI, ["demo", "--at", at, ...size, "--data", folder, "--only-make"], {
    stdio: ["ignore", "ignore", "pipe"],
    // Tests share a city: no defence is missing while it is made.
    env: { ...process.env, RUQI_WITHOUT: "" },
  });
}

/** Another binary makes another city, and so does each span in which a city is good. */
const generation = (age) => `${Math.round(statSync(RUQI).mtimeMs)}-${age}`;
