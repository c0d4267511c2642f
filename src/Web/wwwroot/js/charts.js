// An angle and the hip height over time: the reps and their phases shaded, the usual range, the other reps behind the present one, a cursor that
// follows the video, and clicks that jump.
import uPlot from '/lib/uplot/uPlot.esm.js';
import { colour, onColoursChange } from './colours.js';
import { behind, columnsOf, presentRep } from './curves.js';
import { t } from './texts.js';

const HEIGHT_PX = 150;
const KNEE = 'knee_flexion_degrees';

export function drawCharts(angleElement, hipElement, series, reps, clock) {
  const usual = JSON.parse(angleElement.dataset.usual ?? '{}');
  const choice = document.getElementById('curve');
  const isBehind = document.getElementById('curve-behind');
  let frames = null;
  let charts = [];
  angleElement.replaceChildren();
  let angle = { name: KNEE, times: series.timesSeconds, curves: [series.leftKneeFlexionDegrees, series.rightKneeFlexionDegrees] };

  const build = () => {
    for (const chart of charts) chart.destroy();
    const hip = [series.timesSeconds, (series.hipHeightRatio ?? []).map(value => (value === null ? null : value * 100))];
    const lines = angle.curves.length === 2 ? [[t('Left'), '--left'], [t('Right'), '--right']] : [[choice?.selectedOptions[0].textContent ?? '', '--accent']];
    charts = [
      chart(angleElement, [angle.times, ...angle.curves], lines, '°', usual[angle.name]),
      chart(hipElement, hip, [[t('Hip height'), '--accent']], ' %'),
    ];
    angleElement.dataset.curve = angle.name;
    document.querySelector('.curve-usual')?.toggleAttribute('hidden', !usual[angle.name]);
    follow(clock.time);
  };

  function chart(element, values, lines, unit, band) {
    const axis = { stroke: colour('--muted'), grid: { stroke: colour('--line'), width: 1 }, ticks: { show: false }, font: '11px system-ui' };
    const plot = new uPlot({
      width: element.clientWidth || 300,
      height: HEIGHT_PX,
      padding: [8, 8, 0, 0],
      cursor: { sync: { key: 'squatcoach', setSeries: false }, y: false, drag: { x: false, y: false }, points: { size: 7 } },
      legend: { show: false },
      scales: { x: { time: false } },
      axes: [
        { ...axis, size: 26, values: (_, ticks) => ticks.map(tick => t('{0} s', tick)) },
        { ...axis, size: 44, values: (_, ticks) => ticks.map(tick => `${tick}${unit}`) },
      ],
      series: [{}, ...lines.map(([label, name]) => ({ label, stroke: colour(name), width: 2, spanGaps: false }))],
      hooks: { drawClear: [shadeReps, plot => shadeBand(plot, band), plot => drawBehind(plot, values, lines)], draw: [drawNow] },
    }, values, element);
    plot.over.addEventListener('click', event => {
      clock.pause();
      clock.seek(plot.posToVal(event.clientX - plot.over.getBoundingClientRect().left, 'x'));
    });
    element.dataset.ready = '1';
    return plot;
  }

  function shadeReps(plot) {
    const { ctx, bbox } = plot;
    ctx.save();
    for (const rep of reps) {
      const from = plot.valToPos(rep.start, 'x', true);
      const to = plot.valToPos(rep.end, 'x', true);
      ctx.fillStyle = colour(`--shade-${rep.verdict}`);
      ctx.fillRect(from, bbox.top, to - from, bbox.height);
      // The time at the bottom once more: descent, bottom and ascent can be told apart.
      const [down, up] = [rep.down, rep.up].map(at => plot.valToPos(at, 'x', true));
      if (up > down) ctx.fillRect(down, bbox.top, up - down, bbox.height);
    }
    ctx.restore();
  }

  function shadeBand(plot, band) {
    if (!band) return;
    const { ctx, bbox } = plot;
    const [low, high] = band.map(value => Math.max(bbox.top, Math.min(bbox.top + bbox.height, plot.valToPos(value, 'y', true))));
    ctx.save();
    ctx.fillStyle = colour('--usual');
    ctx.fillRect(bbox.left, high, bbox.width, low - high);
    ctx.restore();
  }

  function drawBehind(plot, [times, ...curves], lines) {
    if (!isBehind?.checked) return;
    const { ctx, bbox } = plot;
    const present = presentRep(reps, clock.time);
    ctx.save();
    ctx.beginPath();
    ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
    ctx.clip();
    ctx.globalAlpha = 0.3;
    ctx.lineWidth = 1.5 * devicePixelRatio;
    curves.forEach((values, line) => {
      ctx.strokeStyle = colour(lines[line][1]);
      for (const points of behind(times, values, reps, present)) {
        ctx.beginPath();
        points.forEach(([time, value], index) => ctx[index ? 'lineTo' : 'moveTo'](plot.valToPos(time, 'x', true), plot.valToPos(value, 'y', true)));
        ctx.stroke();
      }
    });
    ctx.restore();
  }

  function drawNow(plot) {
    const { ctx, bbox } = plot;
    const at = plot.valToPos(clock.time, 'x', true);
    if (at < bbox.left || at > bbox.left + bbox.width) return;
    ctx.save();
    ctx.fillStyle = colour('--ink');
    ctx.fillRect(at - devicePixelRatio, bbox.top, 2 * devicePixelRatio, bbox.height);
    ctx.restore();
  }

  let pending = false;
  function follow(seconds) {
    angleElement.dataset.now = seconds.toFixed(3);
    if (pending) return;
    pending = true;
    requestAnimationFrame(() => {
      pending = false;
      for (const plot of charts) plot.redraw(false, false);
    });
  }

  async function choose() {
    const [name, { sides }] = [choice.value, choice.selectedOptions[0].dataset];
    try {
      frames ??= columnsOf(await (await fetch(choice.dataset.frames)).text());
      if (name !== choice.value) return;
      angle = { name, times: frames.time_seconds, curves: sides === '1' ? [frames[`left_${name}`], frames[`right_${name}`]] : [frames[name]] };
      build();
    } catch {
      // What is shown stays, and the choice says so.
      frames = null;
      choice.value = angle.name;
    }
  }

  build();
  clock.listen(follow);
  onColoursChange(build);
  isBehind?.addEventListener('change', () => follow(clock.time));
  if (choice) {
    choice.disabled = false;
    choice.addEventListener('change', choose);
  }
  new ResizeObserver(() => {
    charts.forEach((plot, index) => plot.setSize({ width: (index ? hipElement : angleElement).clientWidth, height: HEIGHT_PX }));
  }).observe(angleElement);
}
