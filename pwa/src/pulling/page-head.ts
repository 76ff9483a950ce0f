/** Reads what a page of pull says of itself before its rows: the page itself is handed on, with its bytes, to be kept. */

/** A page begins with the server's time and its cursor; the rows come after. */
const HEAD_BYTES = 1024;

export interface PageHead {
  server_time: string | undefined;
  cursor: string | undefined;
  more: boolean;
}

export function readPageHead(page: ArrayBuffer): PageHead {
  const text = new TextDecoder().decode(page.slice(0, HEAD_BYTES));
  const [, server_time] = /"server_time":"([^"\\]+)"/.exec(text) ?? [];
  const [, cursor, more] = /"cursor":"([^"\\]+)","has_more":(true|false)/.exec(text) ?? [];
  return { server_time, cursor, more: more === 'true' };
}
