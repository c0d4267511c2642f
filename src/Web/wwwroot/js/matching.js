// Lays the skeleton of one video over another's picture: as tall as the other athlete in standing, feet on feet.
const LEAST_CONFIDENCE = 0.2;

/**
 * @param names the keypoints
 * @param from [standing, now] of the skeleton to be moved, each K × [x, y, confidence]
 * @param to [standing, now] of the skeleton in whose picture it is to stand
 * @returns the moved points, or null where a hip or an ankle is missing
 */
export function matched(names, [fromStanding, fromNow], [toStanding, toNow]) {
  const middle = (points, part) => {
    const ends = points ? [`left_${part}`, `right_${part}`].map(name => points[names.indexOf(name)]) : [];
    return ends.length === 2 && ends.every(end => end[2] >= LEAST_CONFIDENCE) ? [(ends[0][0] + ends[1][0]) / 2, (ends[0][1] + ends[1][1]) / 2] : null;
  };
  const legs = [fromStanding, toStanding].map(points => {
    const [hip, ankle] = [middle(points, 'hip'), middle(points, 'ankle')];
    return hip && ankle ? ankle[1] - hip[1] : 0;
  });
  const feet = [middle(fromNow, 'ankle'), middle(toNow, 'ankle')];
  if (!(legs[0] > 0) || !(legs[1] > 0) || !feet[0] || !feet[1]) return null;
  const scale = legs[1] / legs[0];
  return fromNow.map(([x, y, confidence]) => [feet[1][0] + (x - feet[0][0]) * scale, feet[1][1] + (y - feet[0][1]) * scale, confidence]);
}
