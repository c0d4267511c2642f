// The upload page: what is chosen or dropped is checked and sent.
import { createSender, megabytes } from './sending.js';
import { t } from './texts.js';
import { wireWho } from './who.js';

const form = document.getElementById('upload');
const problem = document.getElementById('upload-problem');
const list = document.getElementById('uploads');

function complain(text) {
  problem.textContent = text;
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

  const choose = files => {
    problem.hidden = true;
    const target = who.target();
    if (target.problem) { complain(target.problem); return; }
    for (const chosen of files) {
      if (chosen.size === 0) complain(t('{0}: the file is empty.', chosen.name));
      else if (chosen.size > Number(form.dataset.limit)) complain(t('{0} is too large; at most {1} are taken.', chosen.name, megabytes(Number(form.dataset.limit))));
      else {
        for (const item of list.querySelectorAll('[data-unfinished]')) if (item.dataset.unfinished === `${chosen.name}:${chosen.size}`) item.remove();
        sender.send(chosen, target);
      }
    }
  };

  const file = document.getElementById('file');
  const drop = form.querySelector('.drop');
  file.addEventListener('change', () => { choose([...file.files]); file.value = ''; });
  for (const type of ['dragenter', 'dragover']) drop.addEventListener(type, event => { event.preventDefault(); drop.classList.add('drop-over'); });
  for (const type of ['dragleave', 'drop']) drop.addEventListener(type, () => drop.classList.remove('drop-over'));
  drop.addEventListener('drop', event => { event.preventDefault(); choose([...event.dataTransfer.files]); });
  form.addEventListener('submit', event => event.preventDefault());
  sender.showUnfinished();
}
