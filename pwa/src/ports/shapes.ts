/** Shapes that cross the ports. Times are RFC 3339 text, dates civil (YYYY-MM-DD), ages in milliseconds. */
export type * from './desk';
export type * from './directory';
export * from './person';
export * from './records';
export type * from './rules';
