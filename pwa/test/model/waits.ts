/** What is under way, by name: said of a run that does not end. */
export class Waits {
  private readonly all = new Set<{ name: string }>();

  /** Gives what the work gives; until then it is under way. */
  async of<T>(name: string, work: Promise<T>): Promise<T> {
    const one = { name };
    this.all.add(one);
    try {
      return await work;
    } finally {
      this.all.delete(one);
    }
  }

  get names(): string[] {
    return [...this.all].map(({ name }) => name);
  }
}

/** Fails where the work takes longer than anybody waits, and says what it waits for. What it does then is let alone. */
export async function inTime<T>(
  ms: number,
  work: () => Promise<T>,
  names: () => string[],
): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    const tell = () => reject(new Error(`a run does not end. It waits for ${list(names())}`));
    timer = setTimeout(tell, ms);
  });
  try {
    return await Promise.race([work(), late]);
  } finally {
    clearTimeout(timer);
  }
}

function list(names: string[]): string {
  return names.length === 0 ? 'nothing that has a name' : names.join('; ');
}
