// Knee flexion and hip height over time, with the reps shaded, a cursor that follows the video, and clicks that jump.
import uPlot from '/lib/uplot/uPlot.esm.js';
import { colour, onColoursChange } from './colours.js';
import { t } from './texts.js';

const HEIGHT_PX = 150;

export function drawCharts(kneeElement, hipElement, series, reps, clock) {
  const cursorKey = 'squatcoach';
  let charts = [];
  const build = () => {
    for (const chart of charts) chart.destroy();
    const knee = [series.timesSeconds, series.leftKneeFlexionDegrees, series.rightKneeFlexionDegrees];
    const hip = [series.timesSeconds, (series.hipHeightRatio ?? []).map(value => (value === null ? null : value * 100))];
    charts = [
      chart(kneeElement, knee, [[t('Left'), '--left'], [t('Right'), '--right']], '°'),
      chart(hipElement, hip, [[t('Hip height'), '--accent']], ' %'),
    ];
    follow(clock.time);
  };

  function chart(element, values, lines, unit) {
    const axis = { stroke: colour('--muted'), grid: { stroke: colour('--line'), width: 1 }, ticks: { show: false }, font: '11px system-ui' };
    const plot = new uPlot({
      width: element.clientWidth || 300,
      height: HEIGHT_PX,
      padding: [8, 8, 0, 0],
      cursor: { sync: { key: cursorKey, setSeries: false }, y: false, drag: { x: false, y: false }, points: { size: 7 } },
      legend: { show: false },
      scales: { x: { time: false } },
      axes: [
        { ...axis, size: 26, values: (_, ticks) => ticks.map(tick => t('{0} s', tick)) },
        { ...axis, size: 44, values: (_, ticks) => ticks.map(tick => `${tick}${unit}`) },
      ],
      series: [{}, ...lines.map(([label, name]) => ({ label, stroke: colour(name), width: 2, spanGaps: false }))],
      hooks: { drawClear: [shadeReps], draw: [drawNow] },
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
    kneeElement.dataset.now = seconds.toFixed(3);
    if (pending) return;
    pending = true;
    requestAnimationFrame(() => {
      pending = false;
      for (const plot of charts) plot.redraw(false, false);
    });
  }

  build();
  clock.listen(follow);
  onColoursChange(build);
  new ResizeObserver(() => {
    charts.forEach((plot, index) => plot.setSize({ width: (index ? hipElement : kneeElement).clientWidth, height: HEIGHT_PX }));
  }).observe(kneeElement);
}
