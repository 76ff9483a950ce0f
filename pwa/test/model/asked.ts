/** What the model is asked to do: a short run of two seeds, one of them new each time, or what `RUQI_MODEL` says as JSON. */

export interface Asked {
  seeds: number[];
  /** Runs of each seed, the next by the number after it; and deeds of a run at most. */
  runs: number;
  deeds: number;
  /** No run begins later than this. */
  seconds: number;
  /** Of a failure that is to be seen again: that run alone, over and over. */
  path?: string;
  replayPath?: string;
  /** The file where the figures go. */
  figures?: string;
}

/** Found no fault on the day on which it was chosen; any would do. */
const FIXED = 20260305;

const SHORT: Asked = {
  seeds: [FIXED, crypto.getRandomValues(new Uint32Array(1))[0]! & 0x7fffffff],
  runs: 3,
  deeds: 100,
  // the two of them, and the setting up, within 25 s of every test run
  seconds: 9,
};

/** What ends wrongly only now and then, because of who comes first, is tried again for so long. */
const AGAIN_SECONDS = 120;

export function asked(): Asked {
  const said = JSON.parse(process.env['RUQI_MODEL'] ?? '{}') as Partial<Asked>;
  return { ...SHORT, ...(said.path === undefined ? {} : { seconds: AGAIN_SECONDS }), ...said };
}

/** The command that shows the same failure again. */
export function again(
  seed: number,
  { deeds }: Asked,
  path: string,
  counterexample: string,
): string {
  const [, replayPath = ''] = /replayPath="([^"]*)"/.exec(counterexample) ?? [];
  const what = JSON.stringify({ seeds: [seed], deeds, runs: 1, path, replayPath });
  return `RUQI_MODEL='${what}' npx vitest run test/model`;
}
