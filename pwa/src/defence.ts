/**
 * The defences that fault tests take out of the app, to be seen to fail without them
 * (`cargo xtask faults --without NAME`; docs/FAULTS.md says which faults each of them is for).
 *
 * What is built for people has all of them, and the question is folded away.
 */

declare const __WITHOUT__: string;

export type Defence =
  /** Only what is this API's JSON counts as an answer: a captive portal's page is no signal. */
  | 'only-our-json'
  /** Event, head and outbox row are kept in one transaction. */
  | 'one-transaction'
  /** A form's id becomes its record's: a second tap seals nothing new. */
  | 'id-from-draft'
  /** Evidence is written with strict durability: on the disk before it is called sealed. */
  | 'strict-durability'
  /** A record stays in the outbox until the server's answer about it is kept. */
  | 'kept-until-answered'
  /** One tab seals, and one pushes, at a time. */
  | 'web-lock'
  /** The head is moved only from where it was read: another tab's event in between is signed on top of. */
  | 'compare-and-set-head'
  /** Every call has an end in time. */
  | 'patience'
  /** A batch that is too large for something on the way is halved. */
  | 'halve-on-413'
  /** A batch that did not get through is halved: on the worst signal a record at a time goes up. */
  | 'halve-on-silence'
  /** The server is not asked again before the time that it said. */
  | 'retry-after'
  /** Where nothing comes back, the phone does not say that it was online, whatever the browser says. */
  | 'silence-noted'
  /** Pushing needs no session. */
  | 'push-without-session'
  /** Records of all officers of the phone are pushed, whoever is signed in. */
  | 'carry-others';

export const stands = (defence: Defence): boolean => __WITHOUT__ !== defence;
