// Looks at the camera's pictures in a thread of its own, so that the page stays smooth. Pictures come one at a time; none is kept or sent on.
import { boxOf } from './body.js';
import { openNetworks } from './networks.js';
import { Follower } from './follower.js';

// Every 17th pixel tells how light it is; prime, so that no pattern of the picture falls in step.
const LUMA_STEP = 17;

let follower = null;
const canvas = new OffscreenCanvas(1, 1);
const pen = canvas.getContext('2d', { willReadFrequently: true });

async function look({ bitmap, seconds }) {
  [canvas.width, canvas.height] = [bitmap.width, bitmap.height];
  pen.drawImage(bitmap, 0, 0);
  bitmap.close();
  const picture = pen.getImageData(0, 0, canvas.width, canvas.height);
  const begun = performance.now();
  const points = await follower.follow(picture, seconds);
  const milliseconds = performance.now() - begun;
  return { type: 'seen', seconds, points, width: picture.width, height: picture.height, luma: luma(picture, points && boxOf(points)), milliseconds };
}

/** Mean brightness 0…255 around the athlete, or of the whole picture while nobody is seen. */
function luma({ data, width, height }, box) {
  let [sum, count] = [0, 0];
  for (let pixel = 0; pixel < width * height; pixel += LUMA_STEP) {
    const [x, y] = [pixel % width, Math.floor(pixel / width)];
    if (box && (x < box.left || x > box.left + box.width || y < box.top || y > box.top + box.height)) continue;
    sum += 0.299 * data[4 * pixel] + 0.587 * data[4 * pixel + 1] + 0.114 * data[4 * pixel + 2];
    count++;
  }
  return count === 0 ? 0 : sum / count;
}

self.addEventListener('message', async ({ data }) => {
  try {
    if (data.type === 'open') {
      const networks = await openNetworks(provider => self.postMessage({ type: 'loading', provider }));
      follower = new Follower(networks);
      self.postMessage({ type: 'ready', provider: networks.provider });
    } else {
      self.postMessage(await look(data));
    }
  } catch (problem) {
    self.postMessage({ type: 'failed', message: problem.message });
  }
});
