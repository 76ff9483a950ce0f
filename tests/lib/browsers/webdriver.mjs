/** A client of the W3C's WebDriver, as much of it as a journey needs: questions over HTTP to a driver that was started. */

/** What an element is in an answer. */
const ELEMENT = "element-6066-11e4-a52e-4f735466cecf";

export class WebDriver {
  #session;

  constructor(address) {
    this.address = address;
  }

  /** Whether the driver answers yet. */
  ready = async () => (await this.#ask("GET", "/status")).ready;

  async begin(capabilities) {
    const { sessionId } = await this.#ask("POST", "/session", { capabilities: { alwaysMatch: capabilities } });
    this.#session = `/session/${sessionId}`;
  }

  go = (url) => this.#post("/url", { url });
  reload = () => this.#post("/refresh");
  size = (width, height) => this.#post("/window/rect", { width, height });
  end = () => this.#ask("DELETE", this.#session);

  /** Calls a function in the page with one value. What it gives comes back as JSON, an element as what names it here. */
  run(question, given) {
    return this.#post("/execute/sync", { script: `return (${question})(arguments[0])`, args: [given ?? null] });
  }

  /** The same with a function that gives a promise. */
  async wait(question, given) {
    const script = `const [given, done] = arguments; (${question})(given).then((is) => done({ is }), (error) => done({ error: String(error) }))`;
    const { is, error } = await this.#post("/execute/async", { script, args: [given ?? null] });
    if (error) throw new Error(error);
    return is;
  }

  click = (element) => this.#post(`/element/${element[ELEMENT]}/click`);
  type = (element, text) => this.#post(`/element/${element[ELEMENT]}/value`, { text });

  #post = (path, body = {}) => this.#ask("POST", `${this.#session}${path}`, body);

  async #ask(method, path, body) {
    const answer = await fetch(`${this.address}${path}`, { method, body: body && JSON.stringify(body) });
    const { value } = await answer.json();
    if (!answer.ok) throw new Error(`${method} ${path}: ${value.error}: ${value.message}`);
    return value;
  }
}
