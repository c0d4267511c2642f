// Drawings on the video: shown around their moment, and made by staff with a finger or a mouse. Strokes are kept as shares of the frame.
const SHOWN_SECONDS = 0.2;
const LINE_SHARE = 1 / 130;
const COLOUR = '#ffe14d';
// Closer points than this (a share of the frame) say nothing more.
const LEAST_STEP = 0.004;

/**
 * @param screen the box around the video
 * @param notes list items with data-at and data-drawing
 * @param clock the page's time
 */
export function wireDrawings(screen, notes, clock) {
  const video = screen.querySelector('video');
  const canvas = document.createElement('canvas');
  canvas.className = 'drawing';
  canvas.setAttribute('aria-hidden', 'true');
  screen.append(canvas);
  const pen = canvas.getContext('2d');
  const drawings = notes.filter(note => note.dataset.drawing).map(note => ({ at: Number(note.dataset.at), strokes: JSON.parse(note.dataset.drawing) }));
  let own = [];

  function fit() {
    const [outer, inner] = [screen.getBoundingClientRect(), video.getBoundingClientRect()];
    canvas.style.left = `${inner.left - outer.left}px`;
    canvas.style.top = `${inner.top - outer.top}px`;
    [canvas.width, canvas.height] = [Math.round(inner.width), Math.round(inner.height)];
    paint();
  }

  function paint() {
    pen.clearRect(0, 0, canvas.width, canvas.height);
    const shown = drawings.filter(drawing => Math.abs(drawing.at - clock.time) <= SHOWN_SECONDS).flatMap(drawing => drawing.strokes);
    canvas.dataset.strokes = shown.length + own.length;
    [pen.lineCap, pen.lineJoin] = ['round', 'round'];
    for (const [width, stroke] of [[2, 'rgba(0,0,0,.55)'], [1, COLOUR]]) {
      pen.lineWidth = Math.max(3, width * LINE_SHARE * Math.max(canvas.width, canvas.height));
      pen.strokeStyle = stroke;
      for (const points of [...shown, ...own]) {
        pen.beginPath();
        points.forEach(([x, y], index) => pen[index ? 'lineTo' : 'moveTo'](x * canvas.width, y * canvas.height));
        if (points.length === 1) pen.lineTo(points[0][0] * canvas.width, points[0][1] * canvas.height);
        pen.stroke();
      }
    }
  }

  const button = document.getElementById('draw');
  if (button) wireTools(button);

  function wireTools(toggle) {
    const undo = document.getElementById('draw-undo');
    const field = document.getElementById('note-drawing');
    const text = document.getElementById('note-text');
    let stroke = null;
    toggle.hidden = false;

    const keep = () => {
      field.value = own.length ? JSON.stringify(own) : '';
      text.required = own.length === 0;
      undo.hidden = own.length === 0;
      paint();
    };
    const place = event => {
      const box = canvas.getBoundingClientRect();
      return [[event.clientX - box.left, box.width], [event.clientY - box.top, box.height]].map(([value, length]) => Number(Math.min(1, Math.max(0, value / length)).toFixed(4)));
    };
    const set = isOn => {
      toggle.setAttribute('aria-pressed', String(isOn));
      canvas.classList.toggle('drawing-on', isOn);
      if (isOn) { clock.pause(); screen.scrollIntoView({ block: 'nearest', behavior: 'instant' }); }
    };

    toggle.addEventListener('click', () => set(toggle.getAttribute('aria-pressed') !== 'true'));
    undo.addEventListener('click', () => { own.pop(); keep(); });
    canvas.addEventListener('pointerdown', event => {
      event.preventDefault();
      canvas.setPointerCapture(event.pointerId);
      stroke = [place(event)];
      own.push(stroke);
      keep();
    });
    canvas.addEventListener('pointermove', event => {
      if (!stroke) return;
      const [x, y] = place(event);
      const [lastX, lastY] = stroke[stroke.length - 1];
      if (Math.hypot(x - lastX, y - lastY) < LEAST_STEP) return;
      stroke.push([x, y]);
      keep();
    });
    for (const type of ['pointerup', 'pointercancel']) canvas.addEventListener(type, () => { stroke = null; });
  }

  clock.listen(paint);
  new ResizeObserver(fit).observe(video);
  fit();
}
