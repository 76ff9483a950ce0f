/**
 * What can go wrong, named for what a person should be told. The words are in the catalogue under `failure.<kind>`:
 * what happened, what is safe, what to do next.
 */
export const FAILURE_KINDS = [
  'no_signal', // the server was not reached, or something that is not its API answered
  'credentials', // account or password not right
  'throttled', // too many attempts; `retryAfter` seconds
  'sign_in_again', // the session ran out; what is on the phone stays usable
  'forbidden', // this role may not
  'not_found', // no such thing, or no longer
  'link_used', // a one-time link that was used, replaced or ran out
  'weak_password', // shorter than the server takes
  'invalid', // the server refused the input; `detail` says which
  'storage', // the phone could not keep it
  'storage_full', // no space left on the phone
  'not_all_sent', // the phone alone has a record: its copy is not deleted
  'feedback_full', // as much feedback waits for signal as the phone keeps
  'cannot_enrol', // the phone cannot keep a signing key
  'not_ready', // no key yet: it is made as soon as there is signal
  'install_first', // on iOS only the installed app keeps records
  'no_data', // the first fill has not come; registering goes on without it
  'rules', // the rules did not load; registering goes on without them
  'upgrade_required', // the app is too old for the server
  'server', // the server failed
] as const;
export type FailureKind = (typeof FAILURE_KINDS)[number];

export class Failure extends Error {
  constructor(
    readonly kind: FailureKind,
    readonly detail?: string,
    /** Seconds to wait, where the server said so. */
    readonly retryAfter?: number,
    /** The server's own sentence, in both languages. */
    readonly words?: { zh: string; en: string },
  ) {
    super(detail ? `${kind}: ${detail}` : kind);
    this.name = 'Failure';
  }
}

/** Anything thrown, as a Failure: an unknown error is a failure of the app, said as `server`'s words say it. */
export function asFailure(error: unknown): Failure {
  if (error instanceof Failure) return error;
  return new Failure('server', error instanceof Error ? error.message : String(error));
}
