//! Brotli at its slowest, once, here, so that the server never compresses a file that does not change.

use crate::shell;
use anyhow::Result;

/// Node has Brotli built in: a crate for it would cost each newcomer a minute of compiling.
const SCRIPT: &str = r"
const { readdirSync, readFileSync, writeFileSync, rmSync } = require('node:fs');
const { brotliCompressSync, constants } = require('node:zlib');
const worth = /\.(html|js|mjs|css|svg|json|webmanifest|wasm|txt|ico)$/;
for (const entry of readdirSync(process.argv[1], { recursive: true, withFileTypes: true })) {
  if (!entry.isFile() || !worth.test(entry.name)) continue;
  const path = `${entry.parentPath ?? entry.path}/${entry.name}`;
  const bytes = readFileSync(path);
  const small = brotliCompressSync(bytes, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
  });
  if (small.length < bytes.length) writeFileSync(`${path}.br`, small);
  else rmSync(`${path}.br`, { force: true });
}
";

/// Writes a `.br` beside each file of the folder that gets smaller by it.
pub fn run(folder: &str) -> Result<()> {
    shell::run(&mut shell::program("node", &["-e", SCRIPT, folder], "."))
}
