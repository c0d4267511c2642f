// Moves the videos of a pair in step by phase: 0 standing, 0.5 the bottom, 1 standing again. Draws the skeletons, beside or over each other.
import { indexAt } from './clock.js';
import { matched } from './matching.js';
import { showPlaying } from './playbutton.js';
import { skeletonPainter } from './skeleton2d.js';
import { t } from './texts.js';

const SECONDS_FROM_STANDING_TO_STANDING = 4;
const GHOST = { left: '#ffe14d', right: '#ffe14d', middle: '#ffe14d' };

/** A black picture does not say why it is black. */
function sayVideoIsMissing(video) {
  const note = document.createElement('p');
  note.className = 'pair-missing';
  note.textContent = t('The video could not be loaded.');
  video.parentElement.append(note);
}

for (const pair of document.querySelectorAll('.pair')) {
  const videos = [...pair.querySelectorAll('.pair-video')];
  const range = pair.querySelector('[data-pair-range]');
  const sides = videos.map(video => ({ video, canvas: video.parentElement.querySelector('canvas'), track: null, ...Object.fromEntries(['start', 'bottom', 'end'].map(name => [name, Number(video.dataset[name])])) }));
  const at = (side, phase) => (phase < 0.5 ? side.start + (side.bottom - side.start) * phase * 2 : side.bottom + (side.end - side.bottom) * (phase - 0.5) * 2);
  // A seek that is asked for while another runs is done when that one ends; the last one counts.
  const show = (video, seconds) => {
    if (video.seeking) { video.wanted = seconds; return; }
    video.wanted = null;
    video.currentTime = seconds;
  };
  const showAll = () => { for (const side of sides) show(side.video, at(side, Number(range.value))); draw(); };
  for (const video of videos) {
    video.addEventListener('seeked', () => { if (video.wanted !== null && video.wanted !== undefined) show(video, video.wanted); });
    video.addEventListener('loadedmetadata', showAll);
    // It may have failed before this script came.
    if (video.error) sayVideoIsMissing(video);
    else video.addEventListener('error', () => sayVideoIsMissing(video), { once: true });
  }

  const skeleton = pair.querySelector('[data-pair-skeleton]');
  const over = pair.querySelector('[data-pair-over]');
  const pointsAt = (side, seconds) => side.track.frames[indexAt(side.times, seconds)]?.points ?? null;

  function draw() {
    if (!skeleton || sides.some(side => !side.track)) return;
    const shown = sides.map(side => pointsAt(side, at(side, Number(range.value))));
    sides.forEach((side, index) => {
      side.canvas.getContext('2d').clearRect(0, 0, side.canvas.width, side.canvas.height);
      if (skeleton.checked && shown[index]) side.paint(shown[index]);
    });
    const [left, right] = sides;
    left.canvas.dataset.over = '0';
    if (!over.checked || !shown[0] || !shown[1]) return;
    const ghost = matched(right.track.keypoints, [pointsAt(right, right.start), shown[1]], [pointsAt(left, left.start), shown[0]]);
    if (!ghost) return;
    left.paintGhost(ghost);
    left.canvas.dataset.over = '1';
  }

  async function load(side) {
    const answer = await fetch(side.video.dataset.keypoints);
    if (!answer.ok) throw new Error(`${side.video.dataset.keypoints} answered ${answer.status}`);
    const track = await answer.json();
    [side.canvas.width, side.canvas.height] = [track.widthPx, track.heightPx];
    side.times = track.frames.map(frame => frame.timeSeconds);
    side.paint = skeletonPainter(side.canvas, track.keypoints);
    side.paintGhost = skeletonPainter(side.canvas, track.keypoints, GHOST);
    side.track = track;
  }

  if (skeleton) {
    Promise.all(sides.map(load)).then(() => { pair.dataset.ready = '1'; draw(); }).catch(problem => {
      console.warn(`compare: ${problem.message}`);
      pair.dataset.ready = 'failed';
      skeleton.closest('.stage-tools').replaceChildren(t('The skeleton could not be loaded.'));
    });
    skeleton.addEventListener('change', draw);
    over.addEventListener('change', () => { pair.classList.toggle('pair-over', over.checked); draw(); });
  }

  let playing = null;
  const button = pair.querySelector('[data-pair-play]');
  const play = from => { playing = from; showPlaying(button, from !== null); };
  const step = stamp => {
    if (playing === null) return;
    const phase = playing.phase + (stamp - playing.stamp) / 1000 / SECONDS_FROM_STANDING_TO_STANDING;
    range.value = Math.min(1, phase);
    showAll();
    if (phase < 1) requestAnimationFrame(step); else play(null);
  };
  button.addEventListener('click', () => {
    if (playing) { play(null); return; }
    play({ phase: Number(range.value) >= 1 ? 0 : Number(range.value), stamp: performance.now() });
    requestAnimationFrame(step);
  });
  range.addEventListener('input', () => { play(null); showAll(); });
  showAll();
}
