// Draws the 2D skeleton over the video, in the pixels of the upright frame, for exactly the frame that is shown.
import { indexAt } from './clock.js';
import { skeletonPainter } from './skeleton2d.js';

// The track was thinned or cut off: a frame this far away is not the one on the screen.
const LARGEST_GAP_SECONDS = 0.25;

export function drawOverlay(canvas, track, clock, lit) {
  const times = track.frames.map(frame => frame.timeSeconds);
  clock.setFrames(times);
  const toggle = document.getElementById('show-skeleton');
  const pen = canvas.getContext('2d');
  canvas.width = track.widthPx;
  canvas.height = track.heightPx;
  const draw = skeletonPainter(canvas, track.keypoints);
  let drawn = 0;

  const paint = seconds => {
    pen.clearRect(0, 0, canvas.width, canvas.height);
    if (!toggle.checked || times.length === 0) return;
    const index = indexAt(times, seconds);
    const { points, back } = track.frames[index];
    canvas.dataset.frame = index;
    if (!points || Math.abs(times[index] - seconds) > LARGEST_GAP_SECONDS) return;
    const parts = lit(seconds);
    draw(points, parts, back);
    canvas.dataset.lit = [...parts.keys()].sort().join(' ');
    canvas.dataset.drawn = ++drawn;
  };

  clock.listen(paint);
  toggle.addEventListener('change', () => paint(clock.time));
}
