// The time of the report page. Follows the video frame by frame; where it does not arrive or the browser cannot play it, a slider takes its place.
import { createReloading } from './lostvideo.js';
import { showPlaying } from './playbutton.js';

const USUAL_FRAME_SECONDS = 1 / 30;
const LONGEST_FRAME_SECONDS = 0.25;

export function createClock(video) {
  const listeners = new Set();
  let time = 0;
  let isPlayable = true;
  let playedFrom = null;
  const playFrom = from => { playedFrom = from; showPlaying(button, playedFrom !== null); };
  let duration = () => (Number.isFinite(video.duration) ? video.duration : Number(document.getElementById('clock-range').max));

  const tell = now => {
    time = now;
    for (const listener of listeners) listener(time);
  };

  // Where the video was told to stand, null while it plays. A frame of before may be told late, that of the seek itself not at all.
  let sought = null;
  video.addEventListener('seeking', () => { sought = video.paused ? video.currentTime : null; });
  video.addEventListener('play', () => { sought = null; });

  // mediaTime is the time stamp of the very frame on the screen; currentTime may be a frame ahead of it.
  const follow = (_, frame) => {
    tell(sought ?? frame.mediaTime);
    video.requestVideoFrameCallback(follow);
  };
  if ('requestVideoFrameCallback' in video) video.requestVideoFrameCallback(follow);
  else video.addEventListener('timeupdate', () => tell(video.currentTime));
  // A seek to the frame already shown paints nothing new, so no frame callback comes.
  video.addEventListener('seeked', () => { if (sought !== null ? sought !== time : Math.abs(video.currentTime - time) > 0.05) tell(video.currentTime); });

  const [slider, range, button, unplayable, lost, again] = ['clock', 'clock-range', 'clock-play', 'unplayable', 'lost-video', 'lost-again'].map(id => document.getElementById(id));
  range.addEventListener('input', () => { isToGoOn = false; playFrom(null); tell(Number(range.value)); });
  button.addEventListener('click', () => (playedFrom === null ? play() : pause()));
  listeners.add(now => { range.value = now; });

  const showSlider = isShown => {
    isPlayable = !isShown;
    slider.hidden = !isShown;
    video.closest('.screen').classList.toggle('screen-dark', isShown);
  };
  // It played when it broke off, and nobody has stopped or moved it since: once it is there again, it goes on.
  let isToGoOn = false;
  const reloading = createReloading(video);
  const fail = async () => {
    if (isPlayable) { isToGoOn = !video.paused; showSlider(true); tell(time); }
    if ('absent' in video.dataset) return;
    const end = await reloading.afterError(time);
    if (isPlayable || end === 'loading') return;
    unplayable.hidden = end === 'lost';
    lost.hidden = end !== 'lost';
    again.disabled = false;
  };
  video.addEventListener('error', fail);
  again.addEventListener('click', () => { again.disabled = true; video.load(); });
  window.addEventListener('online', () => { if (!lost.hidden) again.click(); });
  video.addEventListener('loadedmetadata', () => {
    if (isPlayable) return;
    const goesOn = isToGoOn || playedFrom !== null;
    playFrom(null);
    unplayable.hidden = true;
    lost.hidden = true;
    showSlider(false);
    video.playbackRate = rate;
    video.currentTime = time;
    if (goesOn) play();
  });
  let rate = 1;
  const tick = stamp => {
    if (playedFrom === null) return;
    const now = playedFrom.time + (stamp - playedFrom.stamp) / 1000 * rate;
    if (now >= duration()) { playFrom(null); tell(duration()); return; }
    tell(now);
    requestAnimationFrame(tick);
  };

  function play() {
    if (isPlayable) { video.play().catch(() => {}); return; }
    playFrom({ time: time >= duration() ? 0 : time, stamp: performance.now() });
    requestAnimationFrame(tick);
  }

  function pause() {
    isToGoOn = false;
    if (isPlayable) video.pause(); else playFrom(null);
  }

  if (video.error || 'absent' in video.dataset) fail();

  function seek(seconds) {
    const target = Math.max(0, Math.min(seconds, duration()));
    if (!isPlayable) { playFrom(null); tell(target); return; }
    // At once: 'seeking' is told later, and a frame of the seek before may come first.
    if (video.paused) sought = target;
    video.currentTime = target;
    tell(target);
  }

  // Until the track is there, and past its end, a usual frame.
  let frames = [];
  function step(count) {
    pause();
    const next = indexAt(frames, time) + count;
    if (next >= frames.length || time > frames[frames.length - 1] + LONGEST_FRAME_SECONDS) { seek(time + count * USUAL_FRAME_SECONDS); return; }
    if (next < 0) { seek(0); return; }
    // Into the middle of the frame: its very beginning, rounded, may still show the one before.
    const length = (frames[next + 1] ?? duration()) - frames[next];
    seek(frames[next] + Math.min(Math.max(0, length), LONGEST_FRAME_SECONDS) / 2);
  }

  return {
    get time() { return time; },
    get duration() { return duration(); },
    play,
    pause,
    seek,
    /** To the frame before (-1) or after (1), whatever their rate. */
    step,
    /** The time stamps of all frames, rising. */
    setFrames(times) { frames = times; },
    setRate(value) { rate = value; video.playbackRate = value; },
    /** Calls back with the time in seconds at every frame; and once at once. */
    listen(listener) { listeners.add(listener); listener(time); },
  };
}

/** Index of the last entry of rising times that is not after the given moment; 0 before the first. */
export function indexAt(times, seconds) {
  let low = 0;
  let high = times.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (times[middle] <= seconds + 1e-4) low = middle; else high = middle - 1;
  }
  return low;
}
