// Looks at a chosen video before it is sent: what would spoil the report is said while there is still time to film again.
import { t } from './texts.js';

const SHORT_SECONDS = 3;
const LONGEST_SECONDS = 30 * 60;
// The keypoint network wants the athlete 140 px tall; they fill about half of a picture's shorter side at best.
const SMALL_PX = 360;
const LOOK_SECONDS = 8;

/** { duration, width, height } as the browser shows the file, or null where it cannot read it: the site looks again after the upload. */
export function look(file) {
  return new Promise(resolve => {
    const video = document.createElement('video');
    const url = URL.createObjectURL(file);
    const end = seen => { clearTimeout(limit); URL.revokeObjectURL(url); video.removeAttribute('src'); resolve(seen); };
    const limit = setTimeout(() => end(null), LOOK_SECONDS * 1000);
    video.preload = 'metadata';
    video.muted = true;
    video.addEventListener('loadedmetadata', () => end(video.videoWidth > 0 ? { duration: video.duration, width: video.videoWidth, height: video.videoHeight } : null));
    video.addEventListener('error', () => end(null));
    video.src = url;
  });
}

// As the browser names them by their ending; a video under a wrong one is played all the same, and so never gets here.
const NO_VIDEO = /^(image|audio|font)\/|^text\/(plain|html|css|csv|calendar|markdown)$|^application\/(pdf|zip|json|msword|gzip|x-7z-compressed|vnd\.(ms-|openxml|oasis).*)$/;

/** What there is to say: { refusal } where the site would not take the file, and { advice } for what makes a worse report. */
export function remarks(seen, size, limitBytes, type = '') {
  if (size === 0) return { refusal: t('the file is empty.'), advice: [] };
  if (size > limitBytes) return { refusal: t('the file is too large; at most {0} MB are taken.', Math.floor(limitBytes / 1e6)), advice: [] };
  if (!seen && NO_VIDEO.test(type)) return { refusal: t('the file is no video.'), advice: [] };
  if (!seen) return { refusal: null, advice: [t('This browser cannot look into the file; the site checks it after the upload.')] };
  // Recordings of a browser may not know their own length.
  if (Number.isFinite(seen.duration) && seen.duration > LONGEST_SECONDS) return { refusal: t('the video is longer than 30 minutes; cut it to the set.'), advice: [] };
  const advice = [];
  if (seen.duration < SHORT_SECONDS) advice.push(t('The video is very short: film the whole set, standing at its beginning and end.'));
  if (Math.min(seen.width, seen.height) < SMALL_PX) advice.push(t('The picture is small ({0} × {1}): send the original file, not a copy that a chat program made smaller.', seen.width, seen.height));
  if (seen.width > seen.height) advice.push(t('Filmed across: that is fine; upright the athlete fills more of the picture.'));
  return { refusal: null, advice };
}

/** One line about the file. */
export function describe(seen) {
  if (!seen) return '';
  const whole = Math.round(seen.duration);
  const clock = Number.isFinite(seen.duration) ? `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}, ` : '';
  return `${clock}${seen.width} × ${seen.height}`;
}
