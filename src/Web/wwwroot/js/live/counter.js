// Counts squats in 2D while they happen. What is measured is the height of the hips over the ankles in the picture, as a share of what it is in
// standing, because it needs no depth and shows from every side. A rep is a dip of that height, with hysteresis: it begins under DOWN and is
// over at UP, so that no tremble counts twice. Dips that are no squats are told apart by what a squat is: knees that bend, a trunk above the
// hips, feet that stay. The full analysis works on 3D joints of the whole set and may count otherwise; it is the one that is kept.
import { at, mean, middle } from './body.js';

export const RULES = {
  // Share of the standing height that the hips lose. With thighs and shanks alike, knees bent by a° lower them by 1 − cos(a / 2): 0.17 is 68°,
  // 0.10 is 52°. Swaying and walking stay under 0.06.
  down: 0.17,
  up: 0.10,
  // Standing is known when the hips have kept their height to this share for so long.
  steadyShare: 0.06,
  steadySeconds: 0.5,
  // Jump squats take 0.8 s; a rep longer than this is somebody who sat down.
  minSeconds: 0.4,
  maxSeconds: 15,
  // Athletes out of sight for longer than half of a quick rep may have done anything.
  maxHiddenSeconds: 0.7,
  // Feet that travel by this share of the leg took a step; ankles that come this much nearer or farther are a lunge.
  maxStep: 0.3,
  maxSpread: 0.4,
  // In a squat at least this part of what the hips lose is lost between hip and knee; in a bow over straight legs next to nothing.
  minThighPart: 0.35,
  // Shoulders over the hips at the bottom, in leg lengths; a trunk 65° off the vertical has 0.25. Push-ups and lying have none.
  minTrunk: 0.1,
  minConfidence: 0.25,
  // Time constant of the smoothing: wrong frames vanish, the bottom of a quick rep (0.3 s) does not.
  smoothingSeconds: 0.08,
  medianSeconds: 0.15,
};

export class RepCounter {
  #history = [];
  #smooth = null;
  #standing = null;
  #dip = null;
  #hiddenSince = null;
  #last = null;

  /** Reps so far. */
  reps = [];

  /** 'waiting' until standing was seen, then 'standing' or 'down'. */
  get state() { return this.#dip ? 'down' : this.#standing ? 'standing' : 'waiting'; }

  /** Share of the standing height that the hips are below standing; null while that is unknown. */
  get drop() { return this.#standing && this.#smooth ? 1 - this.#smooth.height / this.#standing.height : null; }

  /**
   * Takes the next frame.
   * @param seconds rising time of the frame
   * @param points 21 × [x, y, confidence], or null where nobody was seen
   * @returns the rep that ended with this frame, else null
   */
  push(seconds, points) {
    const seen = points && measure(points);
    if (!seen) {
      this.#hiddenSince ??= seconds;
      if (seconds - this.#hiddenSince > RULES.maxHiddenSeconds) this.#forget();
      return null;
    }
    this.#hiddenSince = null;
    this.#blend(seconds, seen);
    if (!this.#standing) { this.#settle(seconds); return null; }
    if (this.#stepped()) { this.#forget(); return null; }
    return this.#dip ? this.#goOn(seconds, points) : this.#stand(seconds, points);
  }

  /** The median of the last three frames where they lie close together, then a low pass. */
  #blend(seconds, seen) {
    this.#history.push({ seconds, ...seen });
    while (this.#history.length > 3 && this.#history[0].seconds < seconds - RULES.steadySeconds - 0.2) this.#history.shift();
    const near = this.#history.slice(-3).filter(frame => frame.seconds >= seconds - RULES.medianSeconds);
    const share = this.#last === null ? 1 : Math.min(1, 1 - Math.exp((this.#last - seconds) / RULES.smoothingSeconds));
    const next = {};
    for (const key of Object.keys(seen)) {
      const value = median(near.map(frame => frame[key]));
      next[key] = this.#smooth ? this.#smooth[key] + (value - this.#smooth[key]) * share : value;
    }
    this.#smooth = next;
    this.#last = seconds;
  }

  #settle(seconds) {
    // A slow computer has no three frames in half a second: then it takes longer.
    const recent = this.#history.filter(frame => frame.seconds >= seconds - RULES.steadySeconds);
    const frames = recent.length >= 3 ? recent : this.#history.slice(-3);
    if (frames.length < 3 || seconds - frames[0].seconds < 0.6 * RULES.steadySeconds) return;
    const heights = frames.map(frame => frame.height);
    const isSteady = Math.max(...heights) - Math.min(...heights) < RULES.steadyShare * Math.max(...heights);
    const isUpright = mean(frames.map(frame => frame.trunk / frame.height)) > 0.3 && mean(frames.map(frame => frame.thigh / frame.height)) > 0.3;
    if (isSteady && isUpright) this.#standing = { ...this.#smooth, seconds };
  }

  #stand(seconds, points) {
    const { height } = this.#smooth;
    const drop = 1 - height / this.#standing.height;
    if (drop > RULES.down) {
      this.#dip = { start: this.#standing.seconds, deepest: drop, bottom: seconds, frame: points, smooth: { ...this.#smooth } };
      return null;
    }
    if (drop < RULES.steadyShare) {
      // Quick to learn that one stands taller, slow to believe that one does not: a slow descent must not become the new standing.
      const share = height > this.#standing.height ? 0.2 : 0.02;
      for (const key of Object.keys(this.#smooth)) this.#standing[key] += (this.#smooth[key] - this.#standing[key]) * share;
      this.#standing.seconds = seconds;
    }
    return null;
  }

  #goOn(seconds, points) {
    const dip = this.#dip;
    const drop = 1 - this.#smooth.height / this.#standing.height;
    if (drop > dip.deepest) Object.assign(dip, { deepest: drop, bottom: seconds, frame: points, smooth: { ...this.#smooth } });
    if (seconds - dip.start > RULES.maxSeconds) { this.#forget(); return null; }
    if (drop > RULES.up) return null;
    this.#dip = null;
    if (seconds - dip.start < RULES.minSeconds || !this.#isSquat(dip)) return null;
    const rep = {
      count: this.reps.length + 1, startSeconds: dip.start, bottomSeconds: dip.bottom, endSeconds: seconds,
      drop: dip.deepest, bottomPoints: dip.frame, standing: { ...this.#standing },
    };
    this.reps.push(rep);
    return rep;
  }

  #isSquat(dip) {
    const leg = this.#standing.height;
    const lost = (this.#standing.thigh - dip.smooth.thigh) / leg;
    return lost >= RULES.minThighPart * dip.deepest
      && dip.smooth.trunk / leg >= RULES.minTrunk
      && Math.abs(dip.smooth.spread - this.#standing.spread) / leg <= RULES.maxSpread;
  }

  #stepped() {
    const [now, then] = [this.#smooth, this.#standing];
    return Math.hypot(now.feetX - then.feetX, now.feetY - then.feetY) > RULES.maxStep * then.height;
  }

  /** Standing has to be seen anew; the reps stay. */
  #forget() {
    this.#standing = null;
    this.#dip = null;
    this.#history = [];
    this.#smooth = null;
    this.#last = null;
  }
}

/** Heights in pixels, up positive: hips over ankles, shoulders over hips, hips over knees; null where hips, knees or feet are not seen. */
function measure(points) {
  const [hip, knee, ankle, shoulder] = ['hip', 'knee', 'ankle', 'shoulder'].map(part => middle(points, part, RULES.minConfidence));
  if (!hip || !knee || !ankle || !shoulder || ankle.y - hip.y < 1) return null;
  return {
    height: ankle.y - hip.y, trunk: hip.y - shoulder.y, thigh: knee.y - hip.y,
    feetX: ankle.x, feetY: ankle.y, spread: ankle.count === 2 ? Math.abs(at(points, 'left_ankle')[0] - at(points, 'right_ankle')[0]) : 0,
  };
}

const median = values => [...values].sort((first, second) => first - second)[values.length >> 1];
