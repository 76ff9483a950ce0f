/** Lets one tab tell the others what it changed on the disk. Where a browser cannot, they see it when they look next. */
export type Change = 'outbox' | 'pulled' | 'feedback' | 'person';

export class Tabs {
  private readonly channel =
    typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('ruqi');

  tell(change: Change): void {
    this.channel?.postMessage(change);
  }

  listen(heard: (change: Change) => void): void {
    this.channel?.addEventListener('message', (event: MessageEvent<Change>) => heard(event.data));
  }

  close(): void {
    this.channel?.close();
  }
}
