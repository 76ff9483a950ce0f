/** A port of which a test or a picture needs some functions: any other rejects, naming itself. */
export function partly<Port extends object>(name: string, faked: Partial<Port>): Port {
  const get = (port: Partial<Port>, key: string | symbol): unknown =>
    Reflect.get(port, key) ??
    (() => Promise.reject(new Error(`nobody fakes ${name}.${String(key)}`)));
  return new Proxy(faked, { get }) as Port;
}
