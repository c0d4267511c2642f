// The live page: camera → worker (networks) → counter and cues → screen and voice. The recording of a set lies in this page's memory until it is
// saved by a click or thrown away.
import { t } from '../texts.js';
import { createSender, megabytes } from '../sending.js';
import { skeletonPainter } from '../skeleton2d.js';
import { wireWho } from '../who.js';
import { KEYPOINTS } from './body.js';
import { cueFor, hindrance } from './coach.js';
import { RepCounter } from './counter.js';
import { Voice } from './voice.js';

// The networks see at most this much of the picture's longer side, as in the analysis of videos.
const LONG_SIDE_PX = 640;
const GATE_AFTER_SECONDS = 1.2;
const GATE_EVERY_SECONDS = 6;
const RECORDING_BITS_PER_SECOND = 4_000_000;

const GATES = {
  dark: t('It is too dark to see you well.'), nobody: t('I cannot see you.'), feet: t('Step back, your feet are not visible.'),
  head: t('Step back, your head is not visible.'), far: t('Come closer.'),
};
const CUES = { deeper: t('Deeper'), knees: t('Knees out'), chest: t('Chest up'), slower: t('Slower on the way down'), good: t('Good|cue') };

const [live, video, canvas] = ['live', 'live-video', 'live-canvas'].map(id => document.getElementById(id));
const [gateLine, countLine, cueLine, said] = ['live-gate', 'live-count', 'live-cue', 'live-said'].map(id => document.getElementById(id));
const [openButton, setButton, turnButton, muteBox] = ['live-open', 'live-set', 'live-turn', 'live-voice'].map(id => document.getElementById(id));
const [doneSection, repList] = ['live-done', 'live-reps'].map(id => document.getElementById(id));
const voice = new Voice(document.documentElement.lang || 'en');

let worker = null;
let camera = null;
let facing = 'user';
let painter = null;
let isLooking = false;
let set = null;
let recorded = null;
let gate = { code: null, since: 0 };

const state = text => { document.getElementById('live-state').textContent = text; };

function fail(text) {
  const box = document.getElementById('live-problem');
  box.textContent = text;
  box.hidden = false;
  live.dataset.state = 'failed';
  document.getElementById('live-opening').textContent = '';
  openButton.disabled = false;
}

const problemOf = problem => ({
  NotAllowedError: t('The browser was not allowed to use the camera. Allow it beside the address of this page, then start again.'),
  NotFoundError: t('No camera was found on this device.'),
  NotReadableError: t('The camera is in use by another program.'),
}[problem.name] ?? t('The camera could not be started: {0}', problem.message));

async function openCamera() {
  camera?.getTracks().forEach(track => track.stop());
  if (!navigator.mediaDevices) throw new Error(t('browsers give a camera only to pages with https, or on this very machine.'));
  camera = await navigator.mediaDevices.getUserMedia({ audio: false, video: { facingMode: facing, width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 30 } } });
  // A front camera shows a mirror, as people expect; the networks and the recording see the true sides.
  live.dataset.mirrored = camera.getVideoTracks()[0].getSettings().facingMode === 'environment' ? '0' : '1';
  video.srcObject = camera;
  await video.play();
}

/** How much comes the first time: what the site sends for this way to run the networks (LiveDownload). */
function sayLoading(provider) {
  document.getElementById('live-opening').textContent = t('Loading the networks, {0} the first time…', megabytes(Number(live.dataset[`${provider}Bytes`])));
}

function openWorker() {
  return new Promise((resolve, reject) => {
    worker = new Worker('/js/live/worker.js', { type: 'module' });
    worker.addEventListener('error', event => reject(new Error(event.message || t('the networks could not be loaded'))));
    worker.addEventListener('message', ({ data }) => {
      if (data.type === 'loading') sayLoading(data.provider);
      else if (data.type === 'ready') resolve(data.provider);
      else if (data.type === 'failed') { isLooking = false; reject(new Error(data.message)); if (live.dataset.state === 'on') fail(data.message); } else seen(data);
    });
    worker.postMessage({ type: 'open' });
  });
}

async function start() {
  document.getElementById('live-problem').hidden = true;
  openButton.disabled = true;
  const opening = document.getElementById('live-opening');
  try {
    opening.textContent = t('Waiting for the camera…');
    await openCamera();
  } catch (problem) {
    fail(problemOf(problem));
    return;
  }
  try {
    live.dataset.provider = await openWorker();
  } catch (problem) {
    fail(t('The networks cannot run in this browser: {0}', problem.message));
    return;
  }
  document.getElementById('live-start').hidden = true;
  live.dataset.state = 'on';
  setButton.disabled = turnButton.disabled = false;
  await navigator.wakeLock?.request('screen').catch(() => {});
  look();
}

/** Hands the newest picture to the worker as soon as it is free. */
function look() {
  const next = () => ('requestVideoFrameCallback' in video ? video.requestVideoFrameCallback(() => look()) : requestAnimationFrame(() => look()));
  if (isLooking || video.videoWidth === 0) { next(); return; }
  isLooking = true;
  const scale = Math.min(1, LONG_SIDE_PX / Math.max(video.videoWidth, video.videoHeight));
  const seconds = performance.now() / 1000;
  createImageBitmap(video, { resizeWidth: Math.round(video.videoWidth * scale), resizeHeight: Math.round(video.videoHeight * scale), resizeQuality: 'medium' })
    .then(bitmap => worker.postMessage({ type: 'look', bitmap, seconds }, [bitmap]))
    .catch(() => { isLooking = false; });
  next();
}

function seen(frame) {
  isLooking = false;
  live.dataset.frames = Number(live.dataset.frames ?? 0) + 1;
  live.dataset.milliseconds = frame.milliseconds.toFixed(0);
  if (canvas.width !== frame.width || canvas.height !== frame.height || !painter) {
    [canvas.width, canvas.height] = [frame.width, frame.height];
    painter = skeletonPainter(canvas, KEYPOINTS);
  }
  canvas.getContext('2d').clearRect(0, 0, canvas.width, canvas.height);
  if (frame.points) painter(frame.points);
  showGate(hindrance(frame), frame.seconds);
  if (!set) return;
  const rep = set.counter.push(frame.seconds, frame.points);
  live.dataset.dip = set.counter.state;
  if (rep) tell(rep);
}

function showGate(code, seconds) {
  if (code !== gate.code) gate = { code, since: seconds };
  const isLasting = code !== null && seconds - gate.since >= GATE_AFTER_SECONDS;
  gateLine.hidden = !isLasting;
  live.dataset.gate = isLasting ? code : '';
  if (!isLasting) return;
  gateLine.textContent = GATES[code];
  voice.remind(GATES[code], GATE_EVERY_SECONDS);
}

function tell(rep) {
  const cue = cueFor(rep);
  set.cues.push(cue);
  countLine.textContent = rep.count;
  cueLine.textContent = CUES[cue];
  said.textContent = `${rep.count}. ${CUES[cue]}`;
  voice.say(cue === 'good' ? String(rep.count) : `${rep.count}. ${CUES[cue]}`);
}

function beginSet() {
  forget();
  set = { counter: new RepCounter(), cues: [], recording: record() };
  countLine.textContent = '0';
  cueLine.textContent = '';
  live.dataset.set = 'on';
  // The recording holds on to the camera it began with.
  turnButton.disabled = true;
  setButton.textContent = t('End the set');
  state(t('Stand still for a moment, then squat.'));
  voice.say(t('Go'));
}

/** Records what the camera sees, in memory; null where this browser cannot. */
function record() {
  if (!('MediaRecorder' in globalThis)) return null;
  const kind = ['video/mp4', 'video/webm'].find(type => MediaRecorder.isTypeSupported(type));
  const parts = [];
  const recorder = new MediaRecorder(camera, { mimeType: kind, videoBitsPerSecond: RECORDING_BITS_PER_SECOND });
  recorder.addEventListener('dataavailable', event => { if (event.data.size > 0) parts.push(event.data); });
  recorder.start(1000);
  return {
    end: () => new Promise(resolve => {
      recorder.addEventListener('stop', () => resolve(new File(parts, `live ${new Date().toISOString().slice(0, 16).replace('T', ' ').replace(':', '.')}.${kind.slice(6)}`, { type: kind, lastModified: Date.now() })));
      recorder.stop();
    }),
  };
}

async function endSet() {
  const { counter, cues, recording } = set;
  set = null;
  live.dataset.set = 'ended';
  turnButton.disabled = false;
  setButton.textContent = t('Start the set');
  state('');
  recorded = await recording?.end() ?? null;
  doneSection.hidden = false;
  document.getElementById('live-sum').textContent = counter.reps.length === 1 ? t('1 rep') : t('{0} reps', counter.reps.length);
  repList.replaceChildren(...cues.map(cue => {
    const item = document.createElement('li');
    item.textContent = CUES[cue];
    return item;
  }));
  const save = document.getElementById('live-save');
  if (save) {
    save.disabled = !recorded;
    save.textContent = recorded ? t('Save this set ({0})', megabytes(recorded.size)) : t('This browser cannot record');
  }
  doneSection.scrollIntoView({ block: 'nearest', behavior: 'smooth' });
}

function forget() {
  recorded = null;
  doneSection.hidden = true;
  document.getElementById('uploads')?.replaceChildren();
}

const form = document.getElementById('live-form');
if (form) {
  const who = wireWho(form);
  const sender = createSender(form.dataset.token, document.getElementById('uploads'), page => location.assign(page));
  form.addEventListener('submit', event => {
    event.preventDefault();
    const target = who.target();
    const box = document.getElementById('live-problem');
    box.hidden = !target.problem;
    box.textContent = target.problem ?? '';
    if (target.problem || !recorded) return;
    document.getElementById('live-save').disabled = true;
    sender.send(recorded, target);
  });
  document.getElementById('live-drop').addEventListener('click', forget);
}

openButton.addEventListener('click', start);
setButton.addEventListener('click', () => (set ? endSet() : beginSet()));
turnButton.addEventListener('click', () => {
  facing = facing === 'user' ? 'environment' : 'user';
  openCamera().catch(problem => fail(problemOf(problem)));
});
muteBox.addEventListener('change', () => voice.mute(!muteBox.checked));
addEventListener('pagehide', () => { camera?.getTracks().forEach(track => track.stop()); voice.mute(true); });
