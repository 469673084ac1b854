import { useEffect, useRef, useState } from "react";
import type { PlacedPage } from "../../../src/ipc/capture-requests";
import type { DraftPage } from "../../../src/ipc/visit-requests";
import type { DossierId } from "../../../src/shared/brand";
import { useStation } from "../../app/station-api";

/** `page`: what the page is called now; `pages`: as main has them, undefined until it has told. */
type Deed = (page: string, pages: readonly DraftPage[] | undefined) => Promise<void>;

export interface PageLane {
  /**
   * Runs when every deed before has its answer; not at all where the page has gone meanwhile. `shown`: what the screen
   * shows, where main has told nothing yet.
   */
  readonly run: (page: string, deed: Deed, shown?: readonly DraftPage[]) => void;
  /** A page has another picture, and with it another name. */
  readonly renamed: (page: string, fresh: string) => void;
  readonly ordered: (placed: readonly PlacedPage[]) => void;
  /** The page that stands at a place now. */
  readonly at: (place: number) => string | undefined;
}

/**
 * The pages of a draft are changed one deed after the other, each on what the last one left: a key may come before the
 * screen shows what the key before has done, and then means the page as it will be.
 */
export function usePageLane(draft: DossierId): PageLane {
  const station = useStation();
  const book = useRef<Book>(undefined);
  useEffect(() => {
    book.current = createBook();
    return station.listen("draft:changed", (next) => {
      if (next.id === draft) book.current?.told(next.pages);
    });
  }, [station, draft]);
  const [lane] = useState<PageLane>(() => ({
    run: (page, deed, shown) => book.current?.run(page, deed, shown),
    renamed: (page, fresh) => book.current?.renamed(page, fresh),
    ordered: (placed) => book.current?.ordered(placed),
    at: (place) => book.current?.at(place),
  }));
  return lane;
}

interface Book extends PageLane {
  readonly told: (pages: readonly DraftPage[]) => void;
}

function createBook(): Book {
  let pages: readonly DraftPage[] | undefined;
  let last: Promise<unknown> = Promise.resolve();
  const names = new Map<string, string>();

  const nameOf = (page: string): string | undefined => {
    let name: string | undefined = page;
    // An edit that is taken back leads to the first name again: no more steps than there are names.
    for (let steps = 0; name !== undefined && steps <= names.size; steps += 1) {
      const wanted: string = name;
      if (pages?.some(({ id }) => id === wanted) ?? !names.has(wanted)) return wanted;
      name = names.get(wanted);
    }
    return undefined;
  };

  return {
    told(next) {
      pages = next;
    },
    run(page, deed, shown) {
      pages ??= shown;
      // A deed that broke off is reported as such, and holds up none of those behind it.
      last = last
        .catch(() => undefined)
        .then(async () => {
          const name = nameOf(page);
          if (name !== undefined) await deed(name, pages);
        });
    },
    renamed(page, fresh) {
      if (page === fresh) return;
      names.set(page, fresh);
      pages = pages?.map((each) => (each.id === page ? { ...each, id: fresh } : each));
    },
    ordered(placed) {
      const before = pages;
      pages = before?.flatMap((_, place) => {
        const { page, paper } = placed[place] ?? {};
        const known = before.find(({ id }) => id === page);
        return known === undefined ? [] : [{ ...known, paper }];
      });
    },
    at: (place) => pages?.[place]?.id,
  };
}
