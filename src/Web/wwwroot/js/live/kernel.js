// Cuts rectangles out of a picture for the networks, with the weights of the program's own kernel (src/Capture/Images): area averaging where
// the picture shrinks, bilinear where not, its edge repeated outside. The centre of pixel p lies at p + 0.5.

/** Which source pixels make each of `count` output pixels along one axis, clamped to the picture, and with what weights. */
function taps(origin, step, count, limit) {
  const radius = Math.max(1, step);
  const width = Math.ceil(2 * radius) + 1;
  const [sources, weights] = [new Int32Array(count * width), new Float32Array(count * width)];
  for (let output = 0; output < count; output++) {
    const centre = origin + (output + 0.5) * step;
    const first = Math.ceil(centre - radius - 0.5);
    let sum = 0;
    for (let tap = 0; tap < width; tap++) {
      const weight = Math.max(0, 1 - Math.abs(first + tap + 0.5 - centre) / radius);
      sources[output * width + tap] = Math.min(limit - 1, Math.max(0, first + tap));
      weights[output * width + tap] = weight;
      sum += weight;
    }
    for (let tap = 0; tap < width; tap++) weights[output * width + tap] /= sum;
  }
  return { width, sources, weights };
}

/**
 * Scales a rectangle of the picture into part of three planes (red, green, blue) of floats 0…1.
 * @param picture ImageData
 * @param from { left, top } of the rectangle and { stepX, stepY }, source pixels an output pixel
 * @param to { left, top, width, height } within planes of `size` × `size`
 */
function resample(picture, from, to, size, planes) {
  const columns = taps(from.left, from.stepX, to.width, picture.width);
  const rows = taps(from.top, from.stepY, to.height, picture.height);
  const row = new Float32Array(picture.width * 3);
  const { data } = picture;
  // Only the columns that some output pixel asks for are averaged.
  const [low, high] = [columns.sources[0], columns.sources[columns.sources.length - 1]];
  for (let y = 0; y < to.height; y++) {
    row.fill(0, low * 3, high * 3 + 3);
    for (let tap = 0; tap < rows.width; tap++) {
      const weight = rows.weights[y * rows.width + tap] / 255;
      if (weight === 0) continue;
      let source = (rows.sources[y * rows.width + tap] * picture.width + low) * 4;
      for (let column = low * 3; column < high * 3 + 3; column += 3, source += 4) {
        row[column] += weight * data[source];
        row[column + 1] += weight * data[source + 1];
        row[column + 2] += weight * data[source + 2];
      }
    }
    let target = (to.top + y) * size + to.left;
    for (let x = 0; x < to.width; x++, target++) {
      let [red, green, blue] = [0, 0, 0];
      for (let tap = x * columns.width; tap < (x + 1) * columns.width; tap++) {
        const [weight, source] = [columns.weights[tap], columns.sources[tap] * 3];
        red += weight * row[source];
        green += weight * row[source + 1];
        blue += weight * row[source + 2];
      }
      planes[target] = red;
      planes[size * size + target] = green;
      planes[2 * size * size + target] = blue;
    }
  }
}

/** The square around the athlete, scaled to size × size. */
export function crop(picture, roi, size, planes) {
  const step = Math.min(Math.max(1, roi.side), 20 * Math.max(picture.width, picture.height)) / size;
  resample(picture, { left: roi.x - step * size / 2, top: roi.y - step * size / 2, stepX: step, stepY: step }, { left: 0, top: 0, width: size, height: size }, size, planes);
}

/** The whole picture in the middle of size × size, grey around it. Answers where it lies. */
export function letterbox(picture, size, planes, padding = 0.5) {
  const scale = size / Math.max(picture.width, picture.height);
  const [width, height] = [picture.width, picture.height].map(side => Math.max(1, Math.round(side * scale)));
  const place = { left: (size - width) >> 1, top: (size - height) >> 1, width, height };
  planes.fill(padding);
  resample(picture, { left: 0, top: 0, stepX: picture.width / width, stepY: picture.height / height }, place, size, planes);
  return place;
}
