// Photographs: made smaller on the device, which also leaves behind where and with what they were taken.

const LONG_SIDE = 1600;
const THUMB_SIDE = 360;

export class Unreadable extends Error {}

// What is said of a picture that was not kept; HEIC is the format of recent phones, which most browsers do not read.
export function faultOf(file, error) {
  if (!(error instanceof Unreadable)) return "full";
  return /^image\/hei[cf]/.test(file.type) || /\.hei[cf]$/i.test(file.name) ? "heic" : "unreadable";
}

// The picture as it is kept: points of a canvas know no place, no phone and no hour.
export async function shrink(file) {
  let points;
  try {
    points = await createImageBitmap(file, { imageOrientation: "from-image" });
  } catch {
    throw new Unreadable();
  }
  const blob = await painted(points, LONG_SIDE, 0.82);
  const thumb = await asAddress(await painted(points, THUMB_SIDE, 0.7));
  points.close();
  return { blob, thumb };
}

function painted(points, longSide, quality) {
  const scale = Math.min(1, longSide / Math.max(points.width, points.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(points.width * scale));
  canvas.height = Math.max(1, Math.round(points.height * scale));
  const pen = canvas.getContext("2d");
  pen.fillStyle = "#fff";
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(points, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Unreadable())), "image/jpeg", quality);
  });
}

function asAddress(blob) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result);
    reader.onerror = () => reject(new Unreadable());
    reader.readAsDataURL(blob);
  });
}

// All photographs of the visit on this device: being noted, waiting, refused; of those sent, a small copy.
export class Photos {
  constructor(store, visit) {
    this.store = store;
    this.visit = visit;
    this.items = [];
  }

  async load() {
    const kept = (await this.store.all("photos")).filter((photo) => photo.visit === this.visit);
    if (this.store.isLasting) this.items = kept;
  }

  of(finding) {
    return this.items.filter((photo) => photo.finding === finding);
  }

  get waiting() {
    return this.items.filter((photo) => photo.state === "waiting");
  }

  has(photo) {
    return this.items.some((each) => each.key === photo.key);
  }

  // A photograph waits until its finding has arrived.
  ready(outbox) {
    return this.waiting.filter((photo) => outbox.of(`finding:${photo.finding}`).length === 0);
  }

  // Throws what the store throws when the device is full.
  async add(photo) {
    await this.store.put("photos", { ...photo, visit: this.visit });
    this.items.push({ ...photo, visit: this.visit });
  }

  async change(photo, changes) {
    Object.assign(photo, changes);
    const stored = this.items.find((each) => each.key === photo.key);
    if (stored) Object.assign(stored, changes);
    await this.store.put("photos", photo).catch(() => {});
  }

  markAttempted(photo) {
    return this.change(photo, { attempted: true });
  }

  refuse(photo, sentence) {
    return this.change(photo, { state: "refused", sentence });
  }

  sent(photo) {
    return this.change(photo, { state: "sent", blob: null });
  }

  async drop(photo) {
    this.items = this.items.filter((each) => each.key !== photo.key);
    await this.store.drop("photos", photo.key).catch(() => {});
  }
}
