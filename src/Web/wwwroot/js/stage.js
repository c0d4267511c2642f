// Everything one can click to get to a moment: jumps, speeds, single frames, the strip of reps.
const words = seconds => {
  const tenths = Math.round(seconds * 10);
  return `${Math.floor(tenths / 600)}:${String(Math.floor(tenths / 10) % 60).padStart(2, '0')}.${tenths % 10}`;
};

// As in other players. Only while the focus is in the stage: single keys must not surprise whoever writes or reads elsewhere.
const STEP_KEYS = { ',': -1, '.': 1 };

export function wireStage(clock) {
  const now = document.getElementById('now');
  const stripNow = document.getElementById('strip-now');
  const strip = stripNow?.ownerSVGElement;
  const cards = [...document.querySelectorAll('.rep-card')];

  document.addEventListener('click', event => {
    if (event.target.closest('[data-print]')) { print(); return; }
    const jump = event.target.closest('[data-jump]');
    if (jump) {
      clock.pause();
      clock.seek(Number(jump.dataset.jump));
      if (!jump.closest('.stage')) document.querySelector('.stage').scrollIntoView({ block: 'nearest', behavior: 'smooth' });
      return;
    }
    const speed = event.target.closest('[data-speed]');
    if (speed) {
      clock.setRate(Number(speed.dataset.speed));
      for (const other of document.querySelectorAll('[data-speed]')) other.setAttribute('aria-pressed', String(other === speed));
      return;
    }
    const step = event.target.closest('[data-step]');
    if (step) {
      clock.step(Number(step.dataset.step));
      return;
    }
    if (strip && strip.contains(event.target)) {
      const box = strip.getBoundingClientRect();
      clock.seek((event.clientX - box.left) / box.width * Number(strip.dataset.duration));
    }
  });

  document.querySelector('.stage').addEventListener('keydown', event => {
    const step = STEP_KEYS[event.key];
    if (!step || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    clock.step(step);
  });

  const noteAt = document.getElementById('note-at');
  const noteNow = document.getElementById('note-now');
  clock.listen(seconds => {
    now.textContent = words(seconds);
    if (noteAt) { noteAt.value = seconds.toFixed(3); noteNow.textContent = words(seconds); }
    if (stripNow) stripNow.setAttribute('x', String(Math.min(1, seconds / Number(strip.dataset.duration)) * 1000 - 1.5));
    for (const card of cards) card.classList.toggle('rep-now', seconds >= Number(card.dataset.from) && seconds < Number(card.dataset.to));
  });
}
