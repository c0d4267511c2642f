// What the curves are made of: the table of frames, and reps laid over each other.

/** The columns of frames.csv: { time_seconds: [0, …], left_knee_flexion_degrees: [12.5, null, …], … }. */
export function columnsOf(table) {
  const [head, ...rows] = table.trim().split(/\r?\n/).map(line => line.split(','));
  return Object.fromEntries(head.map((name, index) => [name, rows.map(row => (row[index] === '' || Number.isNaN(Number(row[index])) ? null : Number(row[index])))]));
}

/** The other reps over the present one, their lowest moments together: lists of [seconds, value]. */
export function behind(times, values, reps, present) {
  if (!present) return [];
  return reps.filter(rep => rep.index !== present.index).map(rep => {
    const shift = present.bottom - rep.bottom;
    return times.flatMap((time, frame) => (time >= rep.start && time <= rep.end && values[frame] !== null ? [[time + shift, values[frame]]] : []));
  });
}

/** The rep that is seen, else the last one before, else the first. */
export const presentRep = (reps, seconds) => reps.findLast(rep => rep.start <= seconds) ?? reps[0] ?? null;
