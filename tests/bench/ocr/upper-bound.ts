/** Largest share of wrong ones that `wrong` of `total` still leaves possible, one-sided at 95 % (Clopper and Pearson 1934). */
export function upperBound(wrong: number, total: number): number {
  if (total === 0 || wrong >= total) return 1;
  let [low, high] = [0, 1];
  for (let step = 0; step < 60; step += 1) {
    const share = (low + high) / 2;
    if (chanceOfAtMost(wrong, total, share) > 0.05) low = share;
    else high = share;
  }
  return high;
}

function chanceOfAtMost(wrong: number, total: number, share: number): number {
  // In logarithms: the first terms are too small for a number.
  let term = total * Math.log1p(-share);
  let sum = Math.exp(term);
  for (let count = 1; count <= wrong; count += 1) {
    term += Math.log((total - count + 1) / count) + Math.log(share) - Math.log1p(-share);
    sum += Math.exp(term);
  }
  return sum;
}
