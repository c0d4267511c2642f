// The upload page: what is chosen or dropped is checked and sent.
import { describe, look, remarks } from './precheck.js';
import { createSender } from './sending.js';
import { t } from './texts.js';
import { wireWho } from './who.js';

const form = document.getElementById('upload');
const problem = document.getElementById('upload-problem');
const list = document.getElementById('uploads');

/** Of several files that were chosen together each gets its line. */
function complain(text) {
  problem.append(Object.assign(document.createElement('div'), { textContent: text }));
  problem.hidden = false;
  problem.scrollIntoView({ block: 'nearest' });
}

// Without an athlete there is nothing to choose.
if (document.getElementById('athlete')) {
  const who = wireWho(form);
  const sender = createSender(form.dataset.token, list, (page, target) => {
    who.keepConsent(target);
    if (sender.runningCount === 1 && list.children.length === 1) location.assign(page);
  });

  const check = async (chosen, target) => {
    const seen = chosen.size > 0 ? await look(chosen) : null;
    const { refusal, advice } = remarks(seen, chosen.size, Number(form.dataset.limit), chosen.type);
    if (refusal) { complain(`${chosen.name}: ${refusal}`); return; }
    for (const item of list.querySelectorAll('[data-unfinished]')) if (item.dataset.unfinished === `${chosen.name}:${chosen.size}`) item.remove();
    sender.send(chosen, target, { about: describe(seen), advice });
  };

  // What was chosen before the consent waits for it: a phone takes long to hand a video over a second time.
  let waiting = [];
  const choose = files => {
    problem.hidden = true;
    problem.replaceChildren();
    const target = who.target();
    waiting = target.lacksConsent ? files : [];
    if (target.problem) { complain(target.lacksConsent ? t('Please confirm the consent; then the upload begins.') : target.problem); return; }
    for (const chosen of files) check(chosen, target);
  };

  for (const file of form.querySelectorAll('input[type=file]')) file.addEventListener('change', () => { choose([...file.files]); file.value = ''; });
  document.getElementById('consent').addEventListener('change', () => { if (waiting.length > 0) choose(waiting); });
  const drop = form.querySelector('.drop');
  for (const type of ['dragenter', 'dragover']) drop.addEventListener(type, event => { event.preventDefault(); drop.classList.add('drop-over'); });
  for (const type of ['dragleave', 'drop']) drop.addEventListener(type, () => drop.classList.remove('drop-over'));
  drop.addEventListener('drop', event => { event.preventDefault(); choose([...event.dataTransfer.files]); });
  form.addEventListener('submit', event => event.preventDefault());
  sender.showUnfinished();
}
