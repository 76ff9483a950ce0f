/**
 * The defences that fault tests take out of the app, to be seen to fail without them
 * (`cargo xtask faults --without NAME`; docs/FAULTS.md says which faults each of them is for).
 *
 * What is built for people has all of them, and the question is folded away.
 */

declare const __WITHOUT__: string;

export type Defence =
  /** Only what is this API's JSON counts as an answer: a captive portal's page is no signal. */
  'only-our-json';

export const stands = (defence: Defence): boolean => __WITHOUT__ !== defence;
