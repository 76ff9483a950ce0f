/** Shapes that cross the ports. Times are RFC 3339 text, dates civil (YYYY-MM-DD), ages in milliseconds. */
export * from './after';
export type * from './desk';
export type * from './directory';
export * from './person';
export type * from './records';
export type * from './rules';
