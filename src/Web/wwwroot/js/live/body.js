// One frame of keypoints: 21 × [x, y, confidence] in pixels of the upright picture, in the order of the keypoint network.
export const KEYPOINTS = [
  'nose', 'left_eye', 'right_eye', 'left_ear', 'right_ear', 'left_shoulder', 'right_shoulder', 'left_elbow', 'right_elbow', 'left_wrist', 'right_wrist',
  'left_hip', 'right_hip', 'left_knee', 'right_knee', 'left_ankle', 'right_ankle', 'left_heel', 'right_heel', 'left_foot_index', 'right_foot_index',
];
const INDEX = Object.fromEntries(KEYPOINTS.map((name, index) => [name, index]));

/** A keypoint by name. */
export const at = (points, name) => points[INDEX[name]];

/** Middle of the left and the right one; of the one that is believed where the other is not; null where neither is. */
export function middle(points, part, leastConfidence) {
  const seen = [at(points, `left_${part}`), at(points, `right_${part}`)].filter(point => point[2] >= leastConfidence);
  return seen.length === 0 ? null : { x: mean(seen.map(point => point[0])), y: mean(seen.map(point => point[1])), count: seen.length };
}

export const mean = values => values.reduce((sum, value) => sum + value, 0) / values.length;

export const meanConfidence = points => mean(points.map(point => point[2]));

/** The box around all keypoints. */
export function boxOf(points) {
  const [xs, ys] = [points.map(point => point[0]), points.map(point => point[1])];
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  return { left, top, width: Math.max(...xs) - left, height: Math.max(...ys) - top };
}
