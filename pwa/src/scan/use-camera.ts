/**
 * Keeps the camera open while it is looked through: let go while the app is hidden, opened again when it is shown or was
 * taken away, with the screen kept awake. Where that fails, it says so.
 */
import { onBeforeUnmount, onMounted, ref, shallowRef, type Ref } from 'vue';
import { clock } from '@/clock';
import { CameraError, openCamera, type Camera, type CameraTrouble } from './camera';

/** A camera that is lost again so soon is opened by a person, not by itself for ever. */
const LOST_AGAIN_MS = 5000;

/** @param opened told when frames come  @param wanted whether it is looked through at all */
export function useCamera(
  video: Readonly<Ref<HTMLVideoElement | null>>,
  opened: () => void,
  wanted: () => boolean,
) {
  const camera = shallowRef<Camera | null>(null);
  const trouble = ref<CameraTrouble | null>(null);
  let awake: WakeLockSentinel | null = null;
  let lostAt = -Infinity;
  /** An opening that was overtaken, by leaving or by another, must leave no camera on. */
  let turn = 0;

  async function open(): Promise<void> {
    close();
    const mine = turn;
    trouble.value = null;
    try {
      const got = await openCamera();
      if (mine !== turn) return got.stop();
      camera.value = got;
      got.onLost(() => lost(got));
      if (!video.value) return;
      video.value.srcObject = got.stream;
      await video.value.play();
      if (mine !== turn) return;
      opened();
      await stayAwake(mine);
    } catch (error) {
      if (mine !== turn) return;
      close();
      trouble.value = error instanceof CameraError ? error.trouble : 'none';
    }
  }

  function close(): void {
    turn++;
    camera.value?.stop();
    camera.value = null;
    if (video.value) video.value.srcObject = null;
    void awake?.release();
    awake = null;
  }

  async function stayAwake(mine: number): Promise<void> {
    // some phones refuse while the battery is low: the screen then darkens as it always does
    const lock = await navigator.wakeLock?.request('screen').catch(() => null);
    if (mine === turn) awake = lock ?? null;
    else void lock?.release();
  }

  /** The frames' watcher and the track itself may both tell it. */
  function lost(one: Camera): void {
    if (camera.value !== one) return;
    const soon = clock.monotonic() - lostAt < LOST_AGAIN_MS;
    lostAt = clock.monotonic();
    close();
    if (soon) trouble.value = 'ended';
    else if (!document.hidden) void open();
  }

  /** Safari pauses the picture for a call, and does not go on by itself. */
  function paused(): void {
    const one = camera.value;
    if (one && !document.hidden) video.value?.play().catch(() => lost(one));
  }

  function shownOrHidden(): void {
    if (document.hidden) close();
    else if (!camera.value && wanted()) void open();
  }

  onMounted(() => {
    document.addEventListener('visibilitychange', shownOrHidden);
    video.value?.addEventListener('pause', paused);
    void open();
  });
  onBeforeUnmount(() => {
    document.removeEventListener('visibilitychange', shownOrHidden);
    close();
  });
  return { camera, trouble, open, lost };
}
