// What is said while somebody trains: what stands in the way of a good look, and after each rep the one thing that helps most. Both are quick
// looks at one flat picture; the report of a saved set is the careful one.
import { at, boxOf, middle } from './body.js';

const DARK_LUMA = 55;
const FOOT_CONFIDENCE = 0.3;
// Shorter than this part of the picture's longer side, the keypoint network sees too little of the athlete.
const SMALLEST_PART = 0.25;

/** Why the athlete cannot be judged: 'dark', 'nobody', 'feet', 'head', 'far', or null. */
export function hindrance({ points, width, height, luma }) {
  if (luma < DARK_LUMA) return 'dark';
  if (!points) return 'nobody';
  const isInside = name => { const [x, y] = at(points, name); return x >= 0 && y >= 0 && x <= width && y <= height; };
  const isFootSeen = side => {
    const foot = ['ankle', 'heel', 'foot_index'].map(part => `${side}_${part}`);
    return foot.every(isInside) && foot.reduce((sum, name) => sum + at(points, name)[2], 0) / 3 >= FOOT_CONFIDENCE;
  };
  if (!isFootSeen('left') && !isFootSeen('right')) return 'feet';
  if (!isInside('nose')) return 'head';
  const box = boxOf(points);
  return Math.max(box.width, box.height) < SMALLEST_PART * Math.max(width, height) ? 'far' : null;
}

// The limits of the report (src/Assessment: FindingOptions and the usual ranges of good squats), seen flat.
const SHALLOW_SINE = Math.sin(18 * Math.PI / 180);
const KNEES_OVER_ANKLES = 0.8;
const LEANING_COSINE = Math.cos(51 * Math.PI / 180);
const QUICK_SECONDS = 0.6;
// Shoulders (0.26 of the stature) over the trunk (0.29) are 0.9 from the front and narrow with the cosine of the turn: 0.6 is 48° off, 0.35 is 67°.
const FRONTAL = 0.6;
const SIDEWAYS = 0.35;
const CONFIDENCE = 0.3;

/** The most useful cue for a rep of the counter: 'deeper', 'knees', 'chest', 'slower' or 'good'. */
export function cueFor(rep) {
  const { bottomPoints: points, standing } = rep;
  const [hip, knee, shoulder] = ['hip', 'knee', 'shoulder'].map(part => middle(points, part, CONFIDENCE));
  if (hip && knee && (knee.y - hip.y) / standing.thigh > SHALLOW_SINE) return 'deeper';
  const apart = part => {
    const [left, right] = [at(points, `left_${part}`), at(points, `right_${part}`)];
    return Math.min(left[2], right[2]) < CONFIDENCE ? null : Math.abs(left[0] - right[0]);
  };
  const facing = apart('shoulder') === null ? null : apart('shoulder') / standing.trunk;
  const ankles = apart('ankle');
  if (facing > FRONTAL && ankles > 0.1 * standing.height && apart('knee') !== null && apart('knee') / ankles < KNEES_OVER_ANKLES) return 'knees';
  if (facing !== null && facing < SIDEWAYS && hip && shoulder && (hip.y - shoulder.y) / standing.trunk < LEANING_COSINE) return 'chest';
  return rep.bottomSeconds - rep.startSeconds < QUICK_SECONDS ? 'slower' : 'good';
}
