// Draws each figure over the sessions: the values, where the camera or the networks changed, the target and the way to it.
import uPlot from '/lib/uplot/uPlot.esm.js';
import { colour, onColoursChange } from './colours.js';
import { shortUtcDayText } from './days.js';

const HEIGHT_PX = 150;

function draw(element) {
  const curve = JSON.parse(element.dataset.curve);
  if (!curve.values.some(value => value !== null)) return;
  // Days of the way to the goal that have no session still need a place on the axis.
  const days = [...new Set([...curve.days, ...(curve.way ?? []).map(point => point[0])])].sort((left, right) => left - right);
  const at = (points, day) => points.find(point => point[0] === day)?.[1] ?? null;
  const values = days.map(day => at(curve.days.map((one, index) => [one, curve.values[index]]), day));
  const way = days.map(day => at(curve.way ?? [], day));
  let plot = null;

  const line = (chart, from, to, name, dash) => {
    const { ctx } = chart;
    ctx.save();
    ctx.strokeStyle = colour(name);
    ctx.lineWidth = devicePixelRatio;
    ctx.setLineDash(dash.map(length => length * devicePixelRatio));
    ctx.beginPath();
    ctx.moveTo(...from);
    ctx.lineTo(...to);
    ctx.stroke();
    ctx.restore();
  };
  const marks = chart => {
    const { bbox } = chart;
    for (const day of curve.changes) {
      const x = chart.valToPos(day, 'x', true);
      line(chart, [x, bbox.top], [x, bbox.top + bbox.height], '--bad', [3, 3]);
    }
    if (curve.target !== null) {
      const y = chart.valToPos(curve.target, 'y', true);
      line(chart, [bbox.left, y], [bbox.left + bbox.width, y], '--good', [6, 4]);
    }
  };
  const range = (_, low, high) => {
    const ends = curve.target === null ? [low, high] : [Math.min(low, curve.target), Math.max(high, curve.target)];
    const room = Math.max((ends[1] - ends[0]) * 0.12, Math.abs(ends[1]) * 0.02, 0.1);
    return [Math.max(low >= 0 ? 0 : -Infinity, ends[0] - room), ends[1] + room];
  };

  const build = () => {
    plot?.destroy();
    const axis = { stroke: colour('--muted'), grid: { stroke: colour('--line'), width: 1 }, ticks: { show: false }, font: '11px system-ui' };
    plot = new uPlot({
      width: element.clientWidth,
      height: HEIGHT_PX,
      padding: [8, 28, 0, 0],
      cursor: { drag: { x: false, y: false }, y: false },
      legend: { show: false },
      scales: { x: { time: false }, y: { range } },
      axes: [
        { ...axis, size: 26, space: 70, values: (_, ticks) => ticks.map(tick => shortUtcDayText(new Date(tick * 1000))) },
        { ...axis, size: 46, space: 34, values: (_, ticks) => ticks.map(tick => `${Number(tick.toFixed(2))}${curve.unit}`) },
      ],
      series: [
        {},
        { stroke: colour('--accent'), width: 2, spanGaps: true, points: { show: true, size: 6, fill: colour('--accent') } },
        { stroke: colour('--good'), width: 1.5, dash: [2, 4], spanGaps: true, points: { show: false } },
      ],
      hooks: { drawClear: [marks] },
    }, [days, values, way], element);
    element.dataset.ready = '1';
  };

  // A closed figure has no width: its curve is drawn when it is first opened.
  new ResizeObserver(() => {
    if (element.clientWidth === 0) return;
    if (plot) plot.setSize({ width: element.clientWidth, height: HEIGHT_PX });
    else { build(); onColoursChange(build); }
  }).observe(element);
}

// A phone shows the figures and opens a curve when asked; where there is room, all lie open.
const figures = document.querySelector('.trends');
if (figures && matchMedia('(min-width: 768px)').matches) for (const figure of figures.querySelectorAll('details')) figure.open = true;
if (figures) figures.dataset.opened = '1';
for (const element of document.querySelectorAll('.progress-curve')) draw(element);
