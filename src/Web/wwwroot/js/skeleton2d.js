// How a skeleton of keypoints is drawn over a picture: the athlete's left and right in their colours, faint where the network is unsure.
import { colour } from './colours.js';
import { segmentOf } from './why.js';

const LIMBS = [
  ['left_shoulder', 'right_shoulder'], ['left_hip', 'right_hip'],
  ['left_shoulder', 'left_elbow'], ['left_elbow', 'left_wrist'], ['right_shoulder', 'right_elbow'], ['right_elbow', 'right_wrist'],
  ['left_shoulder', 'left_hip'], ['right_shoulder', 'right_hip'],
  ['left_hip', 'left_knee'], ['left_knee', 'left_ankle'], ['left_ankle', 'left_heel'], ['left_heel', 'left_foot_index'], ['left_ankle', 'left_foot_index'],
  ['right_hip', 'right_knee'], ['right_knee', 'right_ankle'], ['right_ankle', 'right_heel'], ['right_heel', 'right_foot_index'], ['right_ankle', 'right_foot_index'],
  ['nose', 'left_eye'], ['left_eye', 'left_ear'], ['nose', 'right_eye'], ['right_eye', 'right_ear'],
];
const FAINT_BELOW = 0.3;
const LIT = '#ff2d6f';

/**
 * Answers a function that draws points (K × [x, y, confidence] in the canvas's pixels) whose names are these, with segments lit up by their weights,
 * and the line of the back (5 × [x, y, confidence]) where there is one.
 */
export function skeletonPainter(canvas, names, colours = { left: colour('--left'), right: colour('--right'), middle: '#ffffff' }) {
  const pen = canvas.getContext('2d');
  const limbs = LIMBS.map(pair => [...pair.map(name => names.indexOf(name)), segmentOf(...pair)]).filter(pair => !pair.includes(-1));
  const sides = names.map(name => (name.startsWith('left') ? 'left' : name.startsWith('right') ? 'right' : 'middle'));

  function line(from, to, side, size, weight) {
    const confidence = Math.min(from[2], to[2]);
    pen.globalAlpha = confidence < FAINT_BELOW ? 0.2 : 0.9;
    pen.setLineDash(confidence < FAINT_BELOW ? [size * 2, size * 2] : []);
    // What speaks for a fault is lit up around the limb, the wider the more it weighs.
    const glow = weight ? [[size * (3.4 + 2.4 * weight), LIT]] : [];
    for (const [width, stroke] of [...glow, [size * 2.4, 'rgba(0,0,0,.45)'], [size * 1.4, colours[side]]]) {
      pen.lineWidth = width;
      pen.strokeStyle = stroke;
      pen.beginPath();
      pen.moveTo(from[0], from[1]);
      pen.lineTo(to[0], to[1]);
      pen.stroke();
    }
  }

  function dot(point, side, size) {
    pen.globalAlpha = point[2] < FAINT_BELOW ? 0.25 : 1;
    pen.fillStyle = colours[side];
    pen.strokeStyle = 'rgba(0,0,0,.55)';
    pen.lineWidth = size * 0.6;
    pen.setLineDash([]);
    pen.beginPath();
    pen.arc(point[0], point[1], size * 1.5, 0, 2 * Math.PI);
    pen.fill();
    pen.stroke();
  }

  // The line of the back, where the network reads it: surest from the side, nothing where a plate or an arm hides it.
  function spine(back, size) {
    if (!back || back.some(point => point[2] < FAINT_BELOW)) return;
    pen.globalAlpha = 0.9;
    pen.setLineDash([]);
    for (const [width, stroke] of [[size * 2.4, 'rgba(0,0,0,.45)'], [size * 1.2, colours.middle]]) {
      pen.lineWidth = width;
      pen.strokeStyle = stroke;
      pen.beginPath();
      back.forEach(([x, y], point) => (point === 0 ? pen.moveTo(x, y) : pen.lineTo(x, y)));
      pen.stroke();
    }
  }

  return (points, lit = new Map(), back = null) => {
    const size = Math.max(canvas.width, canvas.height) / 320;
    pen.lineCap = 'round';
    for (const [from, to, segment] of limbs) line(points[from], points[to], sides[from] === sides[to] ? sides[from] : 'middle', size, lit.get(segment));
    spine(back, size);
    points.forEach((point, keypoint) => dot(point, sides[keypoint], size));
    pen.globalAlpha = 1;
  };
}
