// Which parts of the body speak for a fault, and when: both skeletons light them up while the fault is on the screen.
const SEGMENTS = {
  left_thigh: [['left_hip', 'left_knee']], right_thigh: [['right_hip', 'right_knee']],
  left_shank: [['left_knee', 'left_ankle']], right_shank: [['right_knee', 'right_ankle']],
  trunk: [['left_shoulder', 'left_hip'], ['right_shoulder', 'right_hip'], ['left_hip', 'right_hip'], ['hips', 'neck']],
  shoulders: [['left_shoulder', 'right_shoulder'], ['left_shoulder', 'neck'], ['right_shoulder', 'neck']],
  head: [['neck', 'head_top'], ['nose', 'left_eye'], ['left_eye', 'left_ear'], ['nose', 'right_eye'], ['right_eye', 'right_ear']],
};
// A jump to the first moment lands on the frame that is shown then, which may have begun just before.
const FRAME_SECONDS = 0.05;
const BY_ENDS = new Map(Object.entries(SEGMENTS).flatMap(([segment, limbs]) => limbs.map(ends => [[...ends].sort().join(' '), segment])));

/** The segment that a limb between two named points belongs to; undefined for arms and feet, which no fault speaks of. */
export const segmentOf = (from, to) => BY_ENDS.get([from, to].sort().join(' '));

/** Answers a function from a moment to a Map of segments with weights 0…1: those of every finding that shows then. */
export function litSegments(findings) {
  return seconds => {
    const lit = new Map();
    for (const finding of findings) {
      if (seconds < finding.from - FRAME_SECONDS || seconds > finding.to + FRAME_SECONDS) continue;
      for (const [segment, weight] of Object.entries(finding.segments)) lit.set(segment, Math.max(weight, lit.get(segment) ?? 0));
    }
    return lit;
  };
}
