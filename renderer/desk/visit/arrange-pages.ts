import type { PlacedPage } from "../../../src/ipc/capture-requests";
import type { DraftPage } from "../../../src/ipc/visit-requests";

type Pages = readonly PlacedPage[];

export function placesOf(pages: readonly DraftPage[]): Pages {
  return pages.map(({ id, paper }) => ({ page: id, paper }));
}

/** One place towards the beginning (-1) or the end (1) among the pages of its paper; the same list where there is no more. */
export function moveBy(pages: Pages, page: string, step: -1 | 1): Pages {
  const at = pages.findIndex((each) => each.page === page);
  const moving = pages[at];
  if (moving === undefined) return pages;
  for (let to = at + step; to >= 0 && to < pages.length; to += step) {
    const other = pages[to];
    if (other === undefined || other.paper !== moving.paper) continue;
    return pages.map((each, index) => (index === at ? other : index === to ? moving : each));
  }
  return pages;
}

/** Before another page, as a page of that one's paper. */
export function moveBefore(pages: Pages, page: string, target: string): Pages {
  const before = pages.find((each) => each.page === target);
  if (page === target || before === undefined) return pages;
  const moved = { page, paper: before.paper };
  return pages.flatMap((each) => (each.page === page ? [] : each === before ? [moved, each] : [each]));
}

/** This page and those after it in its paper become pages of another. */
export function splitFrom(pages: Pages, page: string, paper: string | undefined): Pages {
  const at = pages.findIndex((each) => each.page === page);
  const from = pages[at]?.paper;
  return pages.map((each, index) => (at >= 0 && index >= at && each.paper === from ? { ...each, paper } : each));
}

/** All pages of the paper of this page become pages of another. */
export function mergeInto(pages: Pages, page: string, paper: string | undefined): Pages {
  const from = pages.find((each) => each.page === page);
  return from === undefined ? pages : pages.map((each) => (each.paper === from.paper ? { ...each, paper } : each));
}
