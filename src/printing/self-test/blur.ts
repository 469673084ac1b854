/** Gauss with `sigma` in dots over rows of `width`; outside lies paper. */
export function blur(values: Float32Array, width: number, sigma: number): Float32Array {
  const reach = Math.max(1, Math.ceil(2.5 * sigma));
  const weights = Array.from({ length: 2 * reach + 1 }, (_, index) =>
    Math.exp(-((index - reach) ** 2) / (2 * sigma * sigma)),
  );
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const height = values.length / width;
  const across = new Float32Array(values.length);
  const result = new Float32Array(values.length);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      let sum = 0;
      for (let step = -reach; step <= reach; step += 1) {
        if (x + step >= 0 && x + step < width)
          sum += (values[y * width + x + step] ?? 0) * (weights[step + reach] ?? 0);
      }
      across[y * width + x] = sum / total;
    }
  }
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      let sum = 0;
      for (let step = -reach; step <= reach; step += 1) {
        if (y + step >= 0 && y + step < height)
          sum += (across[(y + step) * width + x] ?? 0) * (weights[step + reach] ?? 0);
      }
      result[y * width + x] = sum / total;
    }
  }
  return result;
}
