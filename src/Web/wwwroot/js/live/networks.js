// The program's finder and keypoint network in the browser: the same files, opened by ONNX Runtime Web, and their outputs read as the
// program reads them (src/Capture: CentreSizeDecoder, CoordinateDecoder, ConfidenceCalibration).
import { crop, letterbox } from './kernel.js';
import { KEYPOINTS } from './body.js';

// The addresses stand here whole: fingerprints are put in place of them (client/assets.mjs).
const RUNTIMES = {
  wasm: {
    load: () => import('/lib/onnxruntime/ort.wasm.min.mjs'),
    paths: { mjs: '/lib/onnxruntime/ort-wasm-simd-threaded.mjs', wasm: '/lib/onnxruntime/ort-wasm-simd-threaded.wasm' },
  },
  webgpu: {
    load: () => import('/lib/onnxruntime/ort.webgpu.min.mjs'),
    paths: { mjs: '/lib/onnxruntime/ort-wasm-simd-threaded.asyncify.mjs', wasm: '/lib/onnxruntime/ort-wasm-simd-threaded.asyncify.wasm' },
  },
};
const FOLDER = '/live/models';
const LEAST_SCORE = 0.3;
const SMALLEST_SHARE = 0.06;
const OUTSIDE_MARGIN = 0.1;
const MOST_THREADS = 4;

/** The runtime: on the graphics card where the browser offers one, else WebAssembly; told before it is loaded. Answers { ort, provider }. */
async function runtime(onChosen) {
  const adapter = await navigator.gpu?.requestAdapter().catch(() => null);
  const provider = adapter ? 'webgpu' : 'wasm';
  onChosen(provider);
  const ort = await RUNTIMES[provider].load();
  ort.env.wasm.wasmPaths = RUNTIMES[provider].paths;
  ort.env.wasm.numThreads = globalThis.crossOriginIsolated ? Math.max(1, Math.min(MOST_THREADS, navigator.hardwareConcurrency >> 1)) : 1;
  return { ort, provider };
}

async function open(ort, provider, task, decode) {
  const sidecar = await (await asked(`${FOLDER}/${task}.json`)).json();
  if (sidecar.decode !== decode) throw new Error(`The network ${sidecar.name} is read by "${sidecar.decode}"; this page knows "${decode}".`);
  const bytes = new Uint8Array(await (await asked(`${FOLDER}/${task}.onnx`)).arrayBuffer());
  return { sidecar, size: sidecar.inputs[0].shape[2], session: await ort.InferenceSession.create(bytes, { executionProviders: [provider] }) };
}

async function asked(path) {
  const answer = await fetch(path);
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}.`);
  return answer;
}

/** Opens both networks; onChosen(provider) is told what is loaded. Answers { provider, find, estimate }. */
export async function openNetworks(onChosen) {
  let { ort, provider } = await runtime(onChosen);
  const openBoth = () => Promise.all([open(ort, provider, 'finder', 'centre-size'), open(ort, provider, 'pose2d', 'coordinates')]);
  const [finder, pose] = await openBoth().catch(problem => {
    if (provider === 'wasm') throw problem;
    // A graphics card that is offered and then cannot do it.
    provider = 'wasm';
    return openBoth();
  });
  const names = KEYPOINTS.map(name => pose.sidecar.keypoints.indexOf(name));
  if (names.includes(-1)) throw new Error(`The network ${pose.sidecar.name} does not know every keypoint.`);

  async function run(network, fill) {
    const planes = new Float32Array(3 * network.size * network.size);
    const told = fill(planes);
    const input = new ort.Tensor('float32', planes, [1, 3, network.size, network.size]);
    const outputs = await network.session.run({ [network.sidecar.inputs[0].name]: input });
    return { told, outputs };
  }

  /** The surest person of a picture { box, score }, or null. */
  async function find(picture) {
    const { told: place, outputs } = await run(finder, planes => letterbox(picture, finder.size, planes));
    return surest(picture, place, finder.size, outputs);
  }

  /** 21 × [x, y, confidence] in pixels of the picture, and the presence 0…1 of a person in the ROI. */
  async function estimate(picture, roi) {
    const { outputs } = await run(pose, planes => crop(picture, roi, pose.size, planes));
    const scale = roi.side / pose.size;
    const values = outputs.keypoints.data;
    const points = names.map(index => [
      roi.x + (values[index * 3] - pose.size / 2) * scale,
      roi.y + (values[index * 3 + 1] - pose.size / 2) * scale,
      calibrated(pose.sidecar.confidenceCalibration?.knots, Math.min(1, Math.max(0, values[index * 3 + 2]))),
    ]);
    return { points, presence: outputs.presence ? outputs.presence.data[0] : 1 };
  }

  return { provider, find, estimate };
}

function surest(picture, place, size, outputs) {
  const [centre, offset, extent] = [outputs.centre.data, outputs.offset.data, outputs.size.data];
  const cells = Math.sqrt(centre.length);
  const area = cells * cells;
  let best = null;
  for (let cell = 0; cell < area; cell++) {
    if (centre[cell] < LEAST_SCORE || (best && centre[cell] <= best.score)) continue;
    const [x, y] = [((cell % cells) + offset[cell]) * size / cells, (Math.floor(cell / cells) + offset[area + cell]) * size / cells];
    const [scaleX, scaleY] = [picture.width / place.width, picture.height / place.height];
    const [width, height] = [extent[cell] * size * scaleX, extent[area + cell] * size * scaleY];
    const box = clamped({ left: (x - place.left) * scaleX - width / 2, top: (y - place.top) * scaleY - height / 2, width, height }, picture);
    if (Math.max(box.width, box.height) >= SMALLEST_SHARE * Math.max(picture.width, picture.height)) best = { box, score: centre[cell] };
  }
  return best;
}

/** Cut a little outside the picture: nobody knows the body far beyond. */
export function clamped(box, picture) {
  const margin = OUTSIDE_MARGIN * Math.max(box.width, box.height);
  const clamp = (value, length) => Math.min(length + margin, Math.max(-margin, value));
  const [left, top] = [clamp(box.left, picture.width), clamp(box.top, picture.height)];
  return { left, top, width: clamp(box.left + box.width, picture.width) - left, height: clamp(box.top + box.height, picture.height) - top };
}

/** What share of the points with such a raw confidence was right, when that was measured; straight between two knots. */
export function calibrated(knots, raw) {
  if (!knots) return raw;
  if (!(raw > knots[0][0])) return knots[0][1];
  const after = knots.findIndex(knot => raw <= knot[0]);
  if (after < 0) return knots[knots.length - 1][1];
  const [[x0, y0], [x1, y1]] = [knots[after - 1], knots[after]];
  return y0 + (y1 - y0) * (raw - x0) / (x1 - x0);
}
