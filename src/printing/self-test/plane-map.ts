import type { Point } from "./grey-image";

/** From a place on the slip, in dots, to the place in the photo. */
export type PlaneMap = (place: Point) => Point;

/** A place on the slip, and where the photo shows it. */
export interface Pair {
  readonly slip: Point;
  readonly photo: Point;
}

/** The projective map that fits the pairs best; undefined with fewer than four, or where they lie on one line. */
export function fitPlane(pairs: readonly Pair[]): PlaneMap | undefined {
  if (pairs.length < 4) return undefined;
  const size = Math.max(...pairs.flatMap(({ slip }) => [slip.x, slip.y, 1]));
  const matrix = Array.from({ length: 8 }, () => new Float64Array(9));
  for (const { slip, photo } of pairs) {
    const [u, v] = [slip.x / size, slip.y / size];
    addEquation(matrix, [u, v, 1, 0, 0, 0, -u * photo.x, -v * photo.x], photo.x);
    addEquation(matrix, [0, 0, 0, u, v, 1, -u * photo.y, -v * photo.y], photo.y);
  }
  const found = solve(matrix);
  if (found === undefined) return undefined;
  const at = (index: number): number => found[index] ?? 0;
  return ({ x, y }) => {
    const [u, v] = [x / size, y / size];
    const depth = at(6) * u + at(7) * v + 1;
    return { x: (at(0) * u + at(1) * v + at(2)) / depth, y: (at(3) * u + at(4) * v + at(5)) / depth };
  };
}

/** Least squares: each equation is added to the normal equations. */
function addEquation(matrix: readonly Float64Array[], factors: readonly number[], result: number): void {
  matrix.forEach((row, index) => {
    const own = factors[index] ?? 0;
    factors.forEach((factor, column) => {
      row[column] = (row[column] ?? 0) + own * factor;
    });
    row[8] = (row[8] ?? 0) + own * result;
  });
}

/** Gauss with the largest pivot; the last column is the right side. */
function solve(matrix: Float64Array[]): readonly number[] | undefined {
  const size = matrix.length;
  const at = (row: number, column: number): number => matrix[row]?.[column] ?? 0;
  for (let step = 0; step < size; step += 1) {
    let pivot = step;
    for (let row = step; row < size; row += 1) if (Math.abs(at(row, step)) > Math.abs(at(pivot, step))) pivot = row;
    const [chosen, other] = [matrix[pivot], matrix[step]];
    if (chosen === undefined || other === undefined || Math.abs(at(pivot, step)) < 1e-9) return undefined;
    matrix[pivot] = other;
    matrix[step] = chosen;
    for (let row = 0; row < size; row += 1) {
      if (row === step) continue;
      const factor = at(row, step) / at(step, step);
      const target = matrix[row];
      if (target === undefined) continue;
      for (let column = step; column <= size; column += 1) target[column] = at(row, column) - factor * at(step, column);
    }
  }
  return matrix.map((row, index) => (row[size] ?? 0) / (row[index] ?? 1));
}
