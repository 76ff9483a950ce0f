/** `ruqi import`, beside the running server: what an administrator does on the server's own machine. */

import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { RUQI, WITHOUT } from "./server.mjs";

const HEADERS = {
  enterprises: ["统一社会信用代码", "企业名称", "登记地区", "经营地址", "经营地区", "状态"],
};

/**
 * @param rows values in the order of the list's header, or the whole file as text
 * @param without what this process is to leave out; as the server, unless told otherwise
 */
export async function importList(city, list, rows, without = WITHOUT) {
  const folder = mkdtempSync(join(tmpdir(), "ruqi-import-"));
  try {
    const isText = typeof rows === "string";
    const file = join(folder, isText ? `${list}.json` : `${list}.csv`);
    writeFileSync(file, isText ? rows : [HEADERS[list], ...rows].map((cells) => cells.join(",")).join("\n"));
    const env = { PATH: process.env.PATH, ...without };
    return await promisify(execFile)(RUQI, ["import", list, file, "--data", city.server.data], { env });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
