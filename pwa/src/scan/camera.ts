/** Opens the camera behind the scanner, with torch and zoom where the track has them. */

export type CameraTrouble = 'denied' | 'none' | 'busy' | 'insecure' | 'ended';

export class CameraError extends Error {
  constructor(readonly trouble: CameraTrouble) {
    super(trouble);
    this.name = 'CameraError';
  }
}

/** What browsers add to a track's capabilities and TypeScript does not know. */
interface TrackAbilities extends MediaTrackCapabilities {
  torch?: boolean;
  zoom?: { min: number; max: number; step: number };
}

export interface Camera {
  stream: MediaStream;
  /** Whether frames come, or will again: a call or another app may have taken it for good. */
  isLive(): boolean;
  /** Calls `tell` when no frames come any more. */
  onLost(tell: () => void): void;
  hasTorch: boolean;
  zoom: { min: number; max: number; step: number } | null;
  setTorch(on: boolean): Promise<void>;
  setZoom(factor: number): Promise<void>;
  stop(): void;
}

const MUTED_PATIENCE_MS = 3000;

export async function openCamera(): Promise<Camera> {
  if (!isSecureContext) throw new CameraError('insecure');
  if (!navigator.mediaDevices?.getUserMedia) throw new CameraError('none');
  const stream = await navigator.mediaDevices
    .getUserMedia({
      audio: false,
      // 720p: enough for a short code at a metre, and a frame is decoded in some 10 ms
      video: { facingMode: 'environment', width: { ideal: 1280 }, height: { ideal: 720 } },
    })
    .catch((error: unknown) => {
      throw new CameraError(troubleOf(error));
    });
  const track = stream.getVideoTracks()[0];
  if (!track) throw new CameraError('none');
  return around(stream, track);
}

function around(stream: MediaStream, track: MediaStreamTrack): Camera {
  const able: TrackAbilities = track.getCapabilities?.() ?? {};
  const apply = (wish: object) =>
    track.applyConstraints({ advanced: [wish as MediaTrackConstraintSet] });
  const zoom = able.zoom && able.zoom.max > able.zoom.min ? able.zoom : null;
  return {
    stream,
    isLive: () => track.readyState === 'live',
    onLost(tell) {
      track.addEventListener('ended', tell);
      // a call mutes it: most give it back within moments
      const whileMuted = (): void => {
        if (track.muted && track.readyState === 'live') tell();
      };
      track.addEventListener('mute', () => setTimeout(whileMuted, MUTED_PATIENCE_MS));
    },
    hasTorch: able.torch === true,
    zoom: zoom ? { ...zoom, max: Math.min(zoom.max, zoom.min * 5) } : null,
    setTorch: (on) => apply({ torch: on }),
    setZoom: (factor) => apply({ zoom: factor }),
    stop: () => stream.getTracks().forEach((t) => t.stop()),
  };
}

function troubleOf(error: unknown): CameraTrouble {
  const name = error instanceof DOMException ? error.name : '';
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'denied';
  if (name === 'NotReadableError' || name === 'AbortError') return 'busy';
  return 'none';
}
