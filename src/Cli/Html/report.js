"use strict";
(() => {
  const source = document.getElementById("motion");
  if (!source) return;
  const motion = JSON.parse(source.textContent);
  const unknown = -32768;
  const bytes = Uint8Array.from(atob(motion.millimetres), c => c.charCodeAt(0));
  const values = new Int16Array(bytes.buffer);
  const perFrame = motion.joints.length * 3;
  const frameCount = values.length / perFrame;
  const canvas = document.getElementById("skeleton");
  const scrub = document.getElementById("scrub");
  const clock = document.getElementById("clock");
  const play = document.getElementById("play");
  const speed = document.getElementById("speed");
  const charts = [...document.querySelectorAll("svg[data-from]")];
  const view = { yaw: -0.6, pitch: 0.15 };
  let frame = 0;
  let last = null;

  const timeOf = index => motion.startSeconds + index / motion.frameRateHz;
  const frameAt = seconds => Math.round((seconds - motion.startSeconds) * motion.frameRateHz);

  // Joint positions in metres with the feet standing still; null where a joint is unknown. -1 is the mid-hip.
  function pose(index) {
    const at = joint => {
      const offset = index * perFrame + joint * 3;
      return values[offset] === unknown ? null : [values[offset] / 1000, values[offset + 1] / 1000, values[offset + 2] / 1000];
    };
    const middle = (a, b) => (a && b ? a.map((value, axis) => (value + b[axis]) / 2) : a || b);
    const joints = motion.joints.map((_, joint) => at(joint));
    const named = name => joints[motion.joints.indexOf(name)];
    const floor = middle(named("left_ankle"), named("right_ankle"));
    const hips = middle(named("left_hip"), named("right_hip"));
    const shift = point => point && floor && point.map((value, axis) => value - floor[axis]);
    return { joints: joints.map(shift), hips: shift(hips) };
  }

  function colours() {
    const style = getComputedStyle(document.documentElement);
    return name => style.getPropertyValue("--" + name).trim();
  }

  function draw() {
    const box = canvas.getBoundingClientRect();
    const ratio = window.devicePixelRatio || 1;
    canvas.width = Math.max(1, Math.round(box.width * ratio));
    canvas.height = Math.max(1, Math.round(box.height * ratio));
    const context = canvas.getContext("2d");
    context.scale(ratio, ratio);
    const colour = colours();
    const scale = box.height / 2.3;
    const place = ([x, y, z]) => {
      const across = x * Math.cos(view.yaw) + y * Math.sin(view.yaw);
      const away = -x * Math.sin(view.yaw) + y * Math.cos(view.yaw);
      const up = (z - 0.8) * Math.cos(view.pitch) + away * Math.sin(view.pitch);
      const near = 1 / (1 + 0.12 * (away * Math.cos(view.pitch) - (z - 0.8) * Math.sin(view.pitch)));
      return [box.width / 2 + across * scale * near, box.height / 2 - up * scale * near];
    };
    const line = (from, to, stroke, width) => {
      context.strokeStyle = stroke;
      context.lineWidth = width;
      context.beginPath();
      context.moveTo(...place(from));
      context.lineTo(...place(to));
      context.stroke();
    };
    context.lineCap = "round";
    for (let step = -4; step <= 4; step++) {
      line([step / 4, -1, -0.08], [step / 4, 1, -0.08], colour("line"), 1);
      line([-1, step / 4, -0.08], [1, step / 4, -0.08], colour("line"), 1);
    }
    const { joints, hips } = pose(frame);
    for (const [parent, child] of motion.limbs) {
      const from = parent < 0 ? hips : joints[parent];
      const to = joints[child];
      if (!from || !to) continue;
      const side = motion.joints[child].startsWith("left") ? "left" : motion.joints[child].startsWith("right") ? "right" : "middle";
      line(from, to, colour(side), 5);
    }
    for (const joint of joints) {
      if (!joint) continue;
      const [x, y] = place(joint);
      context.fillStyle = colour("ink");
      context.beginPath();
      context.arc(x, y, 3, 0, 2 * Math.PI);
      context.fill();
    }
  }

  function show(index) {
    frame = Math.min(frameCount - 1, Math.max(0, index));
    scrub.value = String(Math.round(frame));
    frame = Math.round(frame);
    const seconds = timeOf(frame);
    clock.textContent = seconds.toFixed(2) + " s";
    for (const chart of charts) {
      const cursor = chart.querySelector(".cursor");
      const { from, to, left, right } = chart.dataset;
      const x = Number(left) + (seconds - from) / (to - from) * (right - left);
      cursor.setAttribute("x1", x);
      cursor.setAttribute("x2", x);
      cursor.style.visibility = "visible";
    }
    draw();
  }

  let exact = 0;
  function tick(now) {
    if (last === null) return;
    exact += (now - last) / 1000 * motion.frameRateHz * Number(speed.value);
    last = now;
    if (exact >= frameCount) exact = 0;
    show(exact);
    requestAnimationFrame(tick);
  }

  function setPlaying(isPlaying) {
    last = isPlaying ? performance.now() : null;
    exact = frame;
    play.textContent = isPlaying ? "Pause" : "Play";
    if (isPlaying) requestAnimationFrame(tick);
  }

  scrub.max = String(frameCount - 1);
  scrub.addEventListener("input", () => { setPlaying(false); show(Number(scrub.value)); });
  play.addEventListener("click", () => setPlaying(last === null));
  for (const button of document.querySelectorAll("button[data-seconds]")) {
    button.addEventListener("click", () => { setPlaying(false); show(frameAt(Number(button.dataset.seconds))); canvas.scrollIntoView({ block: "nearest" }); });
  }
  for (const button of document.querySelectorAll("button[data-yaw]")) {
    button.addEventListener("click", () => { view.yaw = Number(button.dataset.yaw); view.pitch = 0.15; draw(); });
  }
  for (const chart of charts) {
    chart.addEventListener("click", event => {
      const box = chart.getBoundingClientRect();
      const { from, to, left, right } = chart.dataset;
      const x = (event.clientX - box.left) / box.width * chart.viewBox.baseVal.width;
      setPlaying(false);
      show(frameAt(Number(from) + (x - left) / (right - left) * (to - from)));
    });
  }
  let grip = null;
  canvas.addEventListener("pointerdown", event => { grip = [event.clientX, event.clientY]; canvas.setPointerCapture(event.pointerId); });
  canvas.addEventListener("pointermove", event => {
    if (!grip) return;
    view.yaw -= (event.clientX - grip[0]) / 120;
    view.pitch = Math.min(1.4, Math.max(-0.4, view.pitch + (event.clientY - grip[1]) / 160));
    grip = [event.clientX, event.clientY];
    draw();
  });
  canvas.addEventListener("pointerup", () => { grip = null; });
  canvas.addEventListener("pointercancel", () => { grip = null; });
  canvas.addEventListener("keydown", event => {
    const turns = { ArrowLeft: [0.1, 0], ArrowRight: [-0.1, 0], ArrowUp: [0, -0.1], ArrowDown: [0, 0.1] };
    if (!(event.key in turns)) return;
    view.yaw += turns[event.key][0];
    view.pitch = Math.min(1.4, Math.max(-0.4, view.pitch + turns[event.key][1]));
    event.preventDefault();
    draw();
  });
  window.addEventListener("resize", draw);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);
  show(Math.max(0, frameAt(motion.firstBottomSeconds)));
})();
