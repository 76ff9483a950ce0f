/** What an officer's phone is given by pull, for measurements that need to know the region. */

/** Compressing is not what is looked at here, and takes the longest. */
const HEADERS = { "ruqi-app": "0.1.0", "accept-encoding": "identity" };

/** The pages of a pull, from its beginning on. */
export async function* pulledPages(api) {
  for (let cursor = "", more = true; more; ) {
    const path = `/api/v1/sync/pull${cursor && `?cursor=${encodeURIComponent(cursor)}`}`;
    const answer = await api.get(path, HEADERS);
    if (answer.status !== 200) throw new Error(`the pull answered ${answer.status}: ${answer.text}`);
    yield answer.body;
    ({ cursor, has_more: more } = answer.body);
  }
}

/** The rows of these kinds, as objects: `{ enterprise: […], plan_item: […] }`. */
export async function pulledRows(api, ...kinds) {
  const found = Object.fromEntries(kinds.map((kind) => [kind, []]));
  for await (const { blocks } of pulledPages(api)) {
    for (const { kind, cols, rows } of blocks) {
      for (const row of found[kind] ? rows : []) found[kind].push(Object.fromEntries(cols.map((name, n) => [name, row[n]])));
    }
  }
  return found;
}

/** Ids of the region's enterprises: visits are spread over them, as a region's are. */
export const enterprises = async (api) => (await pulledRows(api, "enterprise")).enterprise.map(({ id }) => id);
