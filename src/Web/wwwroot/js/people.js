// Frames everybody in the video who might be the athlete; a click on a frame asks for a report about them.
import { indexAt } from './clock.js';
import { t } from './texts.js';

// A box is sampled a few times a second; further away the person is not in the picture.
const LARGEST_GAP_SECONDS = 0.6;

export function framePeople(screen, choice, inVideo, clock) {
  const video = screen.querySelector('video');
  const people = inVideo.people.map(person => {
    const frame = document.createElement('button');
    frame.type = 'button';
    frame.className = `person-frame${person.number === inVideo.athlete ? ' person-athlete' : ''}`;
    frame.dataset.person = person.number;
    frame.textContent = person.number;
    frame.title = person.number === inVideo.athlete ? t('The report is about this person') : t('Make the report about this person');
    frame.setAttribute('aria-label', frame.title);
    frame.disabled = person.number === inVideo.athlete;
    frame.addEventListener('click', () => {
      clock.pause();
      if (confirm(t('Analyse the video again, about person {0}?', person.number))) choice.querySelector(`[data-person="${person.number}"]`).click();
    });
    screen.append(frame);
    return { frame, boxes: person.boxes, times: person.boxes.map(box => box.seconds) };
  });

  function place(seconds) {
    const [outer, inner] = [screen.getBoundingClientRect(), video.getBoundingClientRect()];
    const scale = inner.width / inVideo.widthPx;
    for (const { frame, boxes, times } of people) {
      const box = boxes[indexAt(times, seconds)];
      frame.hidden = !box || Math.abs(box.seconds - seconds) > LARGEST_GAP_SECONDS || inner.width === 0;
      if (frame.hidden) continue;
      frame.style.left = `${inner.left - outer.left + box.xPx * scale}px`;
      frame.style.top = `${inner.top - outer.top + box.yPx * scale}px`;
      frame.style.width = `${box.widthPx * scale}px`;
      frame.style.height = `${box.heightPx * scale}px`;
    }
  }

  clock.listen(place);
  new ResizeObserver(() => place(clock.time)).observe(video);
}
