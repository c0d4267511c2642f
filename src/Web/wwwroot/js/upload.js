// Sends one file by plain HTTP, with a progress bar. XMLHttpRequest, because fetch cannot tell how far an upload is.
const form = document.getElementById('upload');
const file = document.getElementById('file');
const athlete = document.getElementById('athlete');
const newAthlete = document.getElementById('new-athlete');
const problem = document.getElementById('upload-problem');
const progress = document.getElementById('upload-progress');
const bar = progress.querySelector('progress');
const note = document.getElementById('upload-note');
const send = document.getElementById('send');
const stop = document.getElementById('stop');
const drop = form.querySelector('.drop');
let request = null;

const megabytes = bytes => `${(bytes / 1e6).toFixed(bytes < 1e7 ? 1 : 0)} MB`;

function complain(text) {
  problem.textContent = text;
  problem.hidden = false;
  problem.scrollIntoView({ block: 'nearest' });
}

function showChoice() {
  const chosen = file.files[0];
  document.getElementById('file-name').textContent = chosen ? chosen.name : 'Choose a video or drop it here';
  document.getElementById('file-note').textContent = chosen ? megabytes(chosen.size) : 'The whole athlete, feet included';
  drop.classList.toggle('drop-chosen', !!chosen);
  problem.hidden = true;
}

function askForName() {
  newAthlete.hidden = athlete.value !== '';
  newAthlete.required = athlete.value === '';
}

function busy(isBusy) {
  send.disabled = isBusy;
  stop.hidden = !isBusy;
  progress.hidden = !isBusy;
  file.disabled = isBusy;
}

function start(chosen) {
  const query = new URLSearchParams({ name: chosen.name });
  if (athlete.value) query.set('athlete', athlete.value); else query.set('newAthlete', newAthlete.value.trim());
  request = new XMLHttpRequest();
  request.open('PUT', `/api/videos?${query}`);
  request.setRequestHeader('RequestVerificationToken', form.dataset.token);
  request.setRequestHeader('Content-Type', 'application/octet-stream');
  request.upload.addEventListener('progress', event => {
    bar.value = event.total ? 100 * event.loaded / event.total : 0;
    note.textContent = event.loaded < event.total
      ? `${Math.floor(100 * event.loaded / event.total)} %, ${megabytes(event.loaded)} of ${megabytes(event.total)}`
      : 'Looking at the file…';
  });
  request.addEventListener('load', () => {
    busy(false);
    const answer = read(request.responseText);
    if (request.status === 201) location.assign(answer.page);
    else complain(answer.detail ?? answer.title ?? `The site answered ${request.status}.`);
  });
  request.addEventListener('error', () => { busy(false); complain('The connection broke off; nothing was kept. Please try again.'); });
  request.addEventListener('abort', () => { busy(false); complain('Stopped; nothing was kept.'); });
  busy(true);
  bar.value = 0;
  note.textContent = 'Sending…';
  request.send(chosen);
}

function read(text) {
  try { return JSON.parse(text); } catch { return {}; }
}

form.addEventListener('submit', event => {
  event.preventDefault();
  problem.hidden = true;
  const chosen = file.files[0];
  if (!chosen) complain('Please choose a video.');
  else if (chosen.size === 0) complain('The file is empty.');
  else if (chosen.size > Number(form.dataset.limit)) complain(`The file is too large; at most ${megabytes(Number(form.dataset.limit))} are taken.`);
  else if (!athlete.value && !newAthlete.value.trim()) { complain('Please choose an athlete or name a new one.'); newAthlete.focus(); }
  else start(chosen);
});
stop.addEventListener('click', () => request?.abort());
file.addEventListener('change', showChoice);
athlete.addEventListener('change', () => { askForName(); if (!athlete.value) newAthlete.focus(); });
for (const type of ['dragenter', 'dragover']) drop.addEventListener(type, event => { event.preventDefault(); drop.classList.add('drop-over'); });
for (const type of ['dragleave', 'drop']) drop.addEventListener(type, () => drop.classList.remove('drop-over'));
drop.addEventListener('drop', event => {
  event.preventDefault();
  if (event.dataTransfer.files.length) { file.files = event.dataTransfer.files; showChoice(); }
});
addEventListener('beforeunload', event => { if (progress.hidden === false) event.preventDefault(); });
askForName();
showChoice();
