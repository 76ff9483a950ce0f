/** What `node:test` gives a test, as far as phones and cities want it. */
export class Run {
  #last = [];
  after = (undo) => this.#last.unshift(undo);

  /** Undoes all, the last first. What cannot be undone keeps nothing else from it. */
  async end() {
    const failures = [];
    for (const undo of this.#last.splice(0)) await Promise.resolve().then(undo).catch((error) => failures.push(error));
    if (failures.length > 0) throw new AggregateError(failures, "not everything was put away");
  }
}
