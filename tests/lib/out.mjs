/** Where the tests leave what a person may want to look at: `tests/out/`, not kept by git. */

import { fileURLToPath } from "node:url";

export const OUT = fileURLToPath(new URL("../out/", import.meta.url));
