/** What `node:test` gives a test, as far as phones and cities want it. */
export class Run {
  #last = [];
  after = (undo) => this.#last.unshift(undo);
  async end() {
    for (const undo of this.#last) await undo();
  }
}
