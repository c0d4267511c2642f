// Follows one athlete from frame to frame: the square for the keypoint network comes from the last keypoints, and the finder looks at the whole
// picture while nobody is followed, and now and then to see whether somebody much clearer is there. Thresholds as in the program's tracker.
import { boxOf, meanConfidence } from './body.js';
import { clamped } from './networks.js';

const ROI_MARGIN = 1.3;
const FIND_WHEN_LOST_SECONDS = 0.2;
const FIND_EVERY_SECONDS = 1.5;
const LEAST_PRESENCE = 0.25;
const LEAST_PRESENCE_TO_START = 0.5;
const LEAST_CONFIDENCE = 0.15;
const LEAST_CONFIDENCE_TO_START = 0.2;
const CLEARER = 1.25;

export class Follower {
  #networks;
  #roi = null;
  #confidence = 0;
  #foundAt = -Infinity;

  constructor(networks) { this.#networks = networks; }

  /** The keypoints of the athlete in this picture (ImageData), or null. */
  async follow(picture, seconds) {
    let points = null;
    if (this.#roi) {
      const seen = await this.#networks.estimate(picture, this.#roi);
      points = this.#take(seen, picture, LEAST_PRESENCE, LEAST_CONFIDENCE);
    }
    const wait = points ? FIND_EVERY_SECONDS : FIND_WHEN_LOST_SECONDS;
    if (seconds - this.#foundAt < wait) return points;
    this.#foundAt = seconds;
    return await this.#look(picture, points) ?? points;
  }

  /** Looks twice: in the finder's box, then in the box of the keypoints seen there. */
  async #look(picture, known) {
    const found = await this.#networks.find(picture);
    if (!found || (known && overlap(found.box, boxOf(known)) > 0.4)) return null;
    let seen = await this.#networks.estimate(picture, around(found.box));
    if (seen.presence < LEAST_PRESENCE) return null;
    seen = await this.#networks.estimate(picture, around(clamped(boxOf(seen.points), picture)));
    if (known && meanConfidence(seen.points) < CLEARER * this.#confidence) return null;
    return this.#take(seen, picture, LEAST_PRESENCE_TO_START, LEAST_CONFIDENCE_TO_START);
  }

  #take({ points, presence }, picture, leastPresence, leastConfidence) {
    const confidence = meanConfidence(points);
    if (presence < leastPresence || confidence < leastConfidence) { this.#roi = null; return null; }
    this.#roi = around(clamped(boxOf(points), picture));
    this.#confidence = confidence;
    return points;
  }
}

const around = box => ({ x: box.left + box.width / 2, y: box.top + box.height / 2, side: ROI_MARGIN * Math.max(box.width, box.height) });

/** Intersection over union. */
function overlap(first, second) {
  const width = Math.min(first.left + first.width, second.left + second.width) - Math.max(first.left, second.left);
  const height = Math.min(first.top + first.height, second.top + second.height) - Math.max(first.top, second.top);
  if (width <= 0 || height <= 0) return 0;
  return width * height / (first.width * first.height + second.width * second.height - width * height);
}
