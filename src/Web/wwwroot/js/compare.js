// Moves the videos of a pair in step by phase: 0 standing, 0.5 the bottom, 1 standing again.
const SECONDS_FROM_STANDING_TO_STANDING = 4;

for (const pair of document.querySelectorAll('.pair')) {
  const videos = [...pair.querySelectorAll('.pair-video')];
  const range = pair.querySelector('[data-pair-range]');
  const at = (video, phase) => {
    const [start, bottom, end] = [video.dataset.start, video.dataset.bottom, video.dataset.end].map(Number);
    return phase < 0.5 ? start + (bottom - start) * phase * 2 : bottom + (end - bottom) * (phase - 0.5) * 2;
  };
  // A seek that is asked for while another runs is done when that one ends; the last one counts.
  const show = (video, seconds) => {
    if (video.seeking) { video.wanted = seconds; return; }
    video.wanted = null;
    video.currentTime = seconds;
  };
  const showAll = () => { for (const video of videos) show(video, at(video, Number(range.value))); };
  for (const video of videos) {
    video.addEventListener('seeked', () => { if (video.wanted !== null && video.wanted !== undefined) show(video, video.wanted); });
    video.addEventListener('loadedmetadata', showAll);
  }
  let playing = null;
  const step = stamp => {
    if (playing === null) return;
    const phase = playing.phase + (stamp - playing.stamp) / 1000 / SECONDS_FROM_STANDING_TO_STANDING;
    range.value = Math.min(1, phase);
    showAll();
    if (phase < 1) requestAnimationFrame(step); else playing = null;
  };
  pair.querySelector('[data-pair-play]').addEventListener('click', () => {
    if (playing) { playing = null; return; }
    playing = { phase: Number(range.value) >= 1 ? 0 : Number(range.value), stamp: performance.now() };
    requestAnimationFrame(step);
  });
  range.addEventListener('input', () => { playing = null; showAll(); });
  showAll();
}
