// The 19 joints in 3D, in step with the video. World: x to the image's right, y away from the camera, z up; the lower ankle stands on the floor.
import * as THREE from '/lib/three/three.module.js';
import { OrbitControls } from '/lib/three/OrbitControls.js';
import { colour, onColoursChange } from './colours.js';
import { t } from './texts.js';
import { segmentOf } from './why.js';

const LIMBS = [
  ['right_ankle', 'right_knee'], ['right_knee', 'right_hip'], ['left_ankle', 'left_knee'], ['left_knee', 'left_hip'], ['right_hip', 'left_hip'],
  ['right_wrist', 'right_elbow'], ['right_elbow', 'right_shoulder'], ['left_wrist', 'left_elbow'], ['left_elbow', 'left_shoulder'],
  ['right_shoulder', 'neck'], ['left_shoulder', 'neck'], ['neck', 'head_top'],
];
const LIT = 0xff2d6f;
const ANKLE_HEIGHT_METRES = 0.08;
const DOWN = new THREE.Vector3(0, 1, 0);

export function showSkeleton(host, motion, clock, lit) {
  const renderer = createRenderer(host);
  const scene = new THREE.Scene();
  const camera = new THREE.PerspectiveCamera(38, 1, 0.1, 30);
  camera.up.set(0, 0, 1);
  const controls = new OrbitControls(camera, renderer.domElement);
  controls.target.set(0, 0, 0.85);
  controls.minDistance = 1.2;
  controls.maxDistance = 8;
  controls.enablePan = false;
  // Vertical swipes scroll the page on a phone; horizontal ones turn the skeleton.
  renderer.domElement.style.touchAction = 'pan-y';

  const body = createBody(motion, scene);
  const floor = createFloor(scene);
  scene.add(new THREE.HemisphereLight(0xffffff, 0x8899aa, 2.6));
  const sun = new THREE.DirectionalLight(0xffffff, 1.4);
  sun.position.set(2, -3, 5);
  scene.add(sun);

  const facing = facingOf(motion, body.index);
  const draw = () => renderer.render(scene, camera);
  const look = (x, y, z) => { camera.position.set(x, y, z); controls.update(); draw(); };
  const views = {
    camera: () => look(0.75, -3.0, 1.2),
    front: () => look(facing.x * 3.1, facing.y * 3.1, 1.0),
    side: () => look(-facing.y * 3.1, facing.x * 3.1, 1.0),
    top: () => look(0.01, -0.01, 4.6),
  };
  host.addEventListener('click', event => {
    const button = event.target.closest('[data-view]');
    if (!button) return;
    for (const other of host.querySelectorAll('[data-view]')) other.setAttribute('aria-pressed', String(other === button));
    views[button.dataset.view]();
  });

  const size = () => {
    renderer.setSize(host.clientWidth, host.clientHeight, false);
    camera.aspect = host.clientWidth / host.clientHeight;
    camera.updateProjectionMatrix();
    draw();
  };
  new ResizeObserver(size).observe(host);
  controls.addEventListener('change', draw);
  onColoursChange(() => { body.paint(); floor.paint(); draw(); });
  views.camera();
  size();
  clock.listen(seconds => {
    const frame = Math.max(0, Math.min(motion.frames.length - 1, Math.round((seconds - (motion.startSeconds ?? 0)) * motion.frameRateHz)));
    host.dataset.frame = frame;
    const parts = lit(seconds);
    body.place(frame, parts);
    host.dataset.lit = [...parts.keys()].sort().join(' ');
    draw();
  });
}

function createRenderer(host) {
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('webgl2');
  if (!context) {
    const problem = new Error('WebGL is not available');
    problem.name = 'NoWebGL';
    throw problem;
  }
  const renderer = new THREE.WebGLRenderer({ canvas, context, antialias: true, alpha: true });
  renderer.setPixelRatio(Math.min(devicePixelRatio, 2));
  canvas.setAttribute('role', 'img');
  canvas.setAttribute('aria-label', t('Skeleton in 3D, in step with the video'));
  host.prepend(canvas);
  return renderer;
}

function createBody(motion, scene) {
  const index = Object.fromEntries(motion.joints.map((name, joint) => [name, joint]));
  const materials = { left: material(), right: material(), middle: material() };
  // What speaks for a fault glows.
  const glow = material();
  glow.color.set(LIT);
  glow.emissive.set(LIT);
  glow.emissiveIntensity = 0.5;
  const sideOf = name => (name.startsWith('left') ? 'left' : name.startsWith('right') ? 'right' : 'middle');
  const ball = new THREE.SphereGeometry(0.034, 20, 14);
  const bone = new THREE.CylinderGeometry(0.021, 0.021, 1, 14);
  const drawn = motion.joints.map(name => !/eye|ear|head_top/.test(name));
  const joints = motion.joints.map((name, joint) => add(new THREE.Mesh(ball, materials[sideOf(name)]), drawn[joint]));
  const head = add(new THREE.Mesh(new THREE.SphereGeometry(0.1, 28, 20), materials.middle), true);
  const spine = add(new THREE.Mesh(new THREE.CylinderGeometry(0.03, 0.03, 1, 14), materials.middle), true);
  const limbs = LIMBS.map(([from, to]) => {
    const plain = materials[sideOf(from) === sideOf(to) ? sideOf(from) : 'middle'];
    return { from: index[from], to: index[to], plain, segment: segmentOf(from, to), mesh: add(new THREE.Mesh(bone, plain), true) };
  });
  const floorOf = motion.frames.map(frame => {
    const ankles = [frame[index.left_ankle], frame[index.right_ankle]].filter(Boolean).map(point => point[2]);
    return ankles.length ? Math.min(...ankles) - ANKLE_HEIGHT_METRES : 0;
  });

  function add(mesh, isShown) { mesh.visible = isShown; mesh.userData.isShown = isShown; scene.add(mesh); return mesh; }

  function paint() {
    materials.left.color.set(colour('--left'));
    materials.right.color.set(colour('--right'));
    materials.middle.color.set(colour('--bone'));
  }

  function place(number, lit) {
    const frame = motion.frames[number];
    const at = joint => (frame[joint] ? new THREE.Vector3(frame[joint][0], frame[joint][1], frame[joint][2] - floorOf[number]) : null);
    joints.forEach((mesh, joint) => move(mesh, at(joint)));
    const neck = at(index.neck);
    const top = at(index.head_top);
    move(head, neck && top ? neck.clone().lerp(top, 0.62) : null);
    const hips = [at(index.left_hip), at(index.right_hip)];
    stretch(spine, hips[0] && hips[1] ? hips[0].clone().lerp(hips[1], 0.5) : null, neck);
    spine.material = lit.has('trunk') ? glow : materials.middle;
    head.material = lit.has('head') ? glow : materials.middle;
    for (const limb of limbs) {
      limb.mesh.material = lit.has(limb.segment) ? glow : limb.plain;
      stretch(limb.mesh, at(limb.from), at(limb.to));
    }
  }

  paint();
  return { index, place, paint };
}

function move(mesh, position) {
  mesh.visible = mesh.userData.isShown && position !== null;
  if (position) mesh.position.copy(position);
}

function stretch(mesh, from, to) {
  mesh.visible = from !== null && to !== null;
  if (!mesh.visible) return;
  const along = to.clone().sub(from);
  mesh.position.copy(from).addScaledVector(along, 0.5);
  mesh.scale.set(1, along.length(), 1);
  mesh.quaternion.setFromUnitVectors(DOWN, along.normalize());
}

function createFloor(scene) {
  const disc = new THREE.Mesh(new THREE.CircleGeometry(1.1, 64), new THREE.MeshBasicMaterial({ transparent: true, opacity: 0.5 }));
  const grid = new THREE.GridHelper(2.2, 11);
  grid.rotation.x = Math.PI / 2;
  grid.material.transparent = true;
  grid.material.vertexColors = false;
  disc.position.z = -0.004;
  scene.add(disc, grid);
  const paint = () => {
    disc.material.color.set(colour('--floor'));
    grid.material.color.set(colour('--line'));
    grid.material.needsUpdate = true;
  };
  paint();
  return { paint };
}

function material() {
  return new THREE.MeshStandardMaterial({ roughness: 0.55, metalness: 0.05 });
}

/** The direction the athlete faces on the floor, from the hips of the first frame that has both. */
function facingOf(motion, index) {
  for (const frame of motion.frames) {
    const left = frame[index.left_hip];
    const right = frame[index.right_hip];
    if (!left || !right) continue;
    const across = new THREE.Vector2(left[0] - right[0], left[1] - right[1]);
    if (across.length() > 0.05) return new THREE.Vector2(across.y, -across.x).normalize();
  }
  return new THREE.Vector2(0, -1);
}
