// Sends videos in parts over plain HTTP. The site knows how much is there, so a lost connection, a closed tab or a restart costs one part at most:
// choose the same file again and it goes on where it stopped.
import { t } from './texts.js';

// Small enough that little is lost, large enough that the way there and back does not count.
const PART_BYTES = 4 * 1024 * 1024;
const LONGEST_PAUSE_SECONDS = 30;

export const megabytes = bytes => `${(bytes / 1e6).toFixed(bytes < 1e7 ? 1 : 0)} MB`;
const minutes = seconds => (seconds < 90 ? t('{0} s', Math.max(1, Math.round(seconds))) : t('{0} min', Math.round(seconds / 60)));
const pause = seconds => new Promise(resolve => {
  const timer = setTimeout(resolve, seconds * 1000);
  addEventListener('online', () => { clearTimeout(timer); resolve(); }, { once: true });
});

class Refused extends Error {
  // What is too large or no video stays so: to send it again would only end the same way.
  constructor(message, status) { super(message); this.isFinal = status === 413 || status === 415; }
}

const isPassing = status => status >= 500 && status !== 507 && status !== 503;
const toldBy = (body, status) => body?.detail ?? body?.title ?? t('The site answered {0}.', status);

function parsed(text) {
  try { return JSON.parse(text); } catch { return null; }
}

/**
 * Sends what it is given, one file after the other.
 * @param token the page's antiforgery token
 * @param list where a row for each upload is shown
 * @param onTaken called with the page of a video that was taken
 */
export function createSender(token, list, onTaken) {
  const running = new Set();

  async function ask(path, options = {}) {
    const answer = await fetch(path, { ...options, headers: { RequestVerificationToken: token, ...options.headers } });
    if (answer.ok || answer.status === 409) return { status: answer.status, body: answer.status === 204 ? null : await answer.json() };
    if (isPassing(answer.status)) throw new Error(t('The site answered {0}.', answer.status));
    throw new Refused(toldBy(await answer.json().catch(() => null), answer.status), answer.status);
  }

  /** One part by XMLHttpRequest, because fetch cannot tell how far an upload is. */
  function sendPart(upload, from, part, onProgress) {
    return new Promise((resolve, reject) => {
      const request = new XMLHttpRequest();
      upload.request = request;
      request.open('PUT', `/api/uploads/${upload.id}?offset=${from}`);
      request.setRequestHeader('RequestVerificationToken', token);
      request.setRequestHeader('Content-Type', 'application/octet-stream');
      request.upload.addEventListener('progress', event => onProgress(from + event.loaded));
      request.addEventListener('load', () => {
        if (request.status === 200 || request.status === 409) resolve(JSON.parse(request.responseText));
        else if (isPassing(request.status)) reject(new Error(t('The site is busy.')));
        else reject(new Refused(request.status === 404 ? t('This upload was removed.') : toldBy(parsed(request.responseText), request.status), request.status));
      });
      request.addEventListener('error', () => reject(new Error(t('The connection broke off.'))));
      request.addEventListener('abort', () => reject(new Error('aborted')));
      request.send(part);
    });
  }

  function row(name, { about = '', advice = [] } = {}) {
    const item = document.createElement('li');
    item.className = 'upload-item';
    item.innerHTML = '<div class="upload-head"><strong></strong><span class="upload-buttons"></span></div><progress value="0" max="100"></progress><span class="upload-note" role="status"></span>';
    item.querySelector('strong').textContent = name;
    item.querySelector('progress').setAttribute('aria-label', t('Progress of {0}', name));
    if (about) item.querySelector('strong').append(Object.assign(document.createElement('span'), { className: 'video-sub', textContent: ` ${about}` }));
    item.append(...advice.map(text => Object.assign(document.createElement('span'), { className: 'upload-advice', textContent: text })));
    list.append(item);
    return {
      item,
      say(text, kind = '') { item.querySelector('.upload-note').textContent = text; item.dataset.state = kind; },
      progress(share) { item.querySelector('progress').value = 100 * share; },
      buttons(...buttons) {
        item.querySelector('.upload-buttons').replaceChildren(...buttons.map(([label, action]) => {
          const button = document.createElement(action instanceof Function ? 'button' : 'a');
          button.className = 'btn btn-sm btn-outline-secondary';
          button.textContent = label;
          if (action instanceof Function) { button.type = 'button'; button.addEventListener('click', action); } else button.href = action;
          return button;
        }));
      },
    };
  }

  /** Sends one file; `words` say in its row what the page found out about it: { about, advice }. */
  async function send(chosen, target, words = {}, shown = row(chosen.name, words)) {
    const upload = { cancelled: false };
    running.add(upload);
    shown.buttons([t('Cancel'), () => { upload.cancelled = true; upload.request?.abort(); }]);
    shown.say(t('Waiting…'));
    try {
      await turn(() => sendWhole(upload, chosen, target, shown));
    } catch (refusal) {
      if (upload.cancelled) {
        if (upload.id) await ask(`/api/uploads/${upload.id}`, { method: 'DELETE' }).catch(() => {});
        shown.item.remove();
      } else {
        shown.say(refusal.message, 'failed');
        const again = refusal.isFinal ? [] : [[t('Try again'), () => send(chosen, target, words, shown)]];
        shown.buttons(...again, [t('Remove'), () => shown.item.remove()]);
      }
    } finally {
      running.delete(upload);
    }
  }

  // One file at a time: two at once would only share the same line.
  let last = Promise.resolve();
  function turn(work) {
    const mine = last.then(work);
    last = mine.catch(() => {});
    return mine;
  }

  async function sendWhole(upload, chosen, target, shown) {
    let failures = 0;
    for (;;) {
      if (upload.cancelled) throw new Refused(t('Cancelled.'));
      try {
        const begun = await ask('/api/uploads', {
          method: 'POST', headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify({ name: chosen.name, size: chosen.size, changed: chosen.lastModified, consent: target.consent, athlete: target.athlete, newAthlete: target.newAthlete }),
        });
        upload.id = begun.body.id;
        let offset = begun.body.offset;
        const [startedAt, startedFrom] = [performance.now(), offset];
        while (offset < chosen.size) {
          const told = await sendPart(upload, offset, chosen.slice(offset, offset + PART_BYTES), sent => {
            const rate = (sent - startedFrom) / Math.max(0.2, (performance.now() - startedAt) / 1000);
            shown.progress(sent / chosen.size);
            const share = [Math.floor(100 * sent / chosen.size), megabytes(sent), megabytes(chosen.size)];
            shown.say(rate > 0 ? t('{0} %, {1} of {2}, {3} left', ...share, minutes((chosen.size - sent) / rate)) : t('{0} %, {1} of {2}', ...share));
          });
          offset = told.offset;
          failures = 0;
        }
        shown.progress(1);
        shown.say(t('Looking at the file…'));
        const query = new URLSearchParams(Object.entries({ exercise: target.exercise, load: target.load, rpe: target.rpe }).filter(([, value]) => value));
        const taken = await ask(`/api/uploads/${upload.id}/finish?${query}`, { method: 'POST' });
        if (taken.status === 409) continue;
        shown.item.dataset.page = taken.body.page;
        shown.buttons([t('Open'), taken.body.page]);
        shown.say(taken.body.wasKnown ? t('This video is here already; it was not taken twice.') : t('Uploaded; the analysis is in the queue.'), 'done');
        onTaken(taken.body.page, target);
        return;
      } catch (failure) {
        if (failure instanceof Refused || upload.cancelled) throw failure;
        // Lost connection: wait longer each time, or until the browser is online again.
        const seconds = Math.min(LONGEST_PAUSE_SECONDS, 2 ** failures++);
        shown.say(t('The connection broke off; going on in {0} s…', seconds), 'waiting');
        await pause(seconds);
      }
    }
  }

  /** Rows for uploads that another visit began. */
  async function showUnfinished() {
    const { body } = await ask('/api/uploads');
    for (const upload of body.filter(one => one.offset > 0)) {
      const shown = row(upload.name);
      shown.item.dataset.unfinished = `${upload.name}:${upload.size}`;
      shown.progress(upload.offset / upload.size);
      const here = Math.floor(100 * upload.offset / upload.size);
      shown.say(upload.athlete ? t('{0} % are here, for {1}. Choose the same file again to go on.', here, upload.athlete) : t('{0} % are here. Choose the same file again to go on.', here), 'waiting');
      shown.buttons([t('Remove'), async () => { await ask(`/api/uploads/${upload.id}`, { method: 'DELETE' }); shown.item.remove(); }]);
    }
  }

  addEventListener('beforeunload', event => { if (running.size > 0) event.preventDefault(); });
  return { send, showUnfinished, get runningCount() { return running.size; } };
}
