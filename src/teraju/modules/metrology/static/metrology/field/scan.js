/* A code by the camera, where the browser reads codes itself; elsewhere it is typed.
   Empty when whoever scans gives up, null when there is no camera or it is not allowed. */

import { button, el, t } from "../../teraju/field/dom.js";

export const canScan = () => "BarcodeDetector" in window && Boolean(navigator.mediaDevices?.getUserMedia);

export async function scan() {
  try {
    const detector = new BarcodeDetector({ formats: ["qr_code", "code_128"] });
    return await read(detector, await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } }));
  } catch {
    return null;
  }
}

function read(detector, stream) {
  const video = el("video", { autoplay: true, muted: true });
  video.setAttribute("playsinline", "");
  video.srcObject = stream;
  return new Promise((done) => {
    const box = el("dialog", { className: "scan" }, video, button(t("cancel"), () => end("")));
    let isOpen = true;
    function end(code) {
      isOpen = false;
      for (const track of stream.getTracks()) track.stop();
      box.close();
      box.remove();
      done(code);
    }
    async function look() {
      if (!isOpen) return;
      try {
        const [found] = await detector.detect(video);
        if (found) return end(found.rawValue);
      } catch {
        /* The picture is not there yet. */
      }
      setTimeout(look, 150);
    }
    box.addEventListener("cancel", () => end(""));
    document.body.append(box);
    box.showModal();
    look();
  });
}
