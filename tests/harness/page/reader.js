import { prepareZXingModule, readBarcodes } from "/zxing/es/reader/index.js";

prepareZXingModule({ overrides: { locateFile: () => "/zxing/reader/zxing_reader.wasm" } });

/** Looks through the camera at `count` frames; the text of each that could be read. */
window.look = async (count) => {
  const video = document.querySelector("video");
  const constraints = { video: { width: 1280, height: 720 } };
  video.srcObject = await navigator.mediaDevices.getUserMedia(constraints);
  await video.play();
  const canvas = new OffscreenCanvas(video.videoWidth, video.videoHeight);
  const context = canvas.getContext("2d", { willReadFrequently: true });
  const texts = [];
  for (let number = 0; number < count; number++) {
    await new Promise((resolve) => video.requestVideoFrameCallback(resolve));
    context.drawImage(video, 0, 0);
    const picture = context.getImageData(0, 0, canvas.width, canvas.height);
    const found = await readBarcodes(picture, { formats: ["QRCode"], tryHarder: true });
    texts.push(...found.map(({ text }) => text));
  }
  for (const track of video.srcObject.getTracks()) track.stop();
  return texts;
};
