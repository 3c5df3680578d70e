/* A photo, made small enough for a slow line before it is kept. */

const LARGEST_SIDE = 1280;

export async function small(file, most) {
  const picture = await createImageBitmap(file).catch(() => null);
  if (!picture) return null;
  let scale = Math.min(1, LARGEST_SIDE / Math.max(picture.width, picture.height));
  for (let round = 0; round < 8; round += 1) {
    const sheet = document.createElement("canvas");
    sheet.width = Math.max(1, Math.round(picture.width * scale));
    sheet.height = Math.max(1, Math.round(picture.height * scale));
    sheet.getContext("2d").drawImage(picture, 0, 0, sheet.width, sheet.height);
    for (const quality of [0.8, 0.6, 0.4]) {
      const blob = await new Promise((done) => sheet.toBlob(done, "image/jpeg", quality));
      if (blob && blob.size <= most) return blob;
    }
    scale *= 0.7;
  }
  return null;
}
