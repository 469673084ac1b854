import type { Point } from "./grey-image";
import type { Pair } from "./plane-map";

/** How far, in dots, perspective may move a mark from where two others let expect it. */
const SLACK = 45;

/**
 * Which found mark is which mark of the slip, whatever way the photo was turned: any two found marks are tried as any two
 * marks of the slip, and the choice that explains most of the others wins. Empty where fewer than four fit.
 */
export function matchMarks(slip: readonly Point[], found: readonly Point[]): readonly Pair[] {
  let best: readonly Pair[] = [];
  let bestError = Infinity;
  for (const a of slip) {
    for (const b of slip) {
      if (a === b) continue;
      for (const p of found) {
        for (const q of found) {
          if (p === q) continue;
          const { pairs, error } = follow({ slip: a, photo: p }, { slip: b, photo: q }, slip, found);
          const isBetter = pairs.length > best.length || (pairs.length === best.length && error < bestError);
          if (!isBetter) continue;
          best = pairs;
          bestError = error;
        }
      }
    }
  }
  return best.length >= 4 ? best : [];
}

interface Following {
  readonly pairs: readonly Pair[];
  readonly error: number;
}

/** Turn, scale and shift that take the first pair and the second; then what lies near enough to its place. */
function follow(first: Pair, second: Pair, slip: readonly Point[], found: readonly Point[]): Following {
  const [dx, dy] = [second.slip.x - first.slip.x, second.slip.y - first.slip.y];
  const [ex, ey] = [second.photo.x - first.photo.x, second.photo.y - first.photo.y];
  const length = dx * dx + dy * dy;
  const [cos, sin] = [(dx * ex + dy * ey) / length, (dx * ey - dy * ex) / length];
  const scale = Math.hypot(cos, sin);
  const pairs: Pair[] = [];
  let error = 0;
  for (const mark of slip) {
    const [x, y] = [mark.x - first.slip.x, mark.y - first.slip.y];
    const wanted = { x: first.photo.x + cos * x - sin * y, y: first.photo.y + sin * x + cos * y };
    let nearest: Point | undefined;
    let distance = SLACK * scale;
    for (const point of found) {
      const apart = Math.hypot(point.x - wanted.x, point.y - wanted.y);
      if (apart >= distance) continue;
      nearest = point;
      distance = apart;
    }
    if (nearest === undefined) continue;
    pairs.push({ slip: mark, photo: nearest });
    error += distance / scale;
  }
  return { pairs, error };
}
