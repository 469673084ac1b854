import { act, fireEvent, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { expect, test, vi } from "vitest";
import { StationContext } from "../../renderer/app/station-api";
import { PapersSection } from "../../renderer/desk/visit/PapersSection";
import { usePageLane, type PageLane } from "../../renderer/desk/wiring/use-page-lane";
import { usePageTray } from "../../renderer/desk/wiring/use-page-tray";
import type { Channel, Notices, StationApi } from "../../src/ipc/requests";
import type { Draft, DraftPage } from "../../src/ipc/visit-requests";
import { ok } from "../../src/shared/result";
import { renderScreen } from "./render-screen";
import { aDraft, aForm, aPage, anId } from "./visit-fixtures";

const DRAFT = anId("draft");

/** Main with its pages: it answers at once, and tells the windows only when the test says so. */
function aMain(ids: readonly string[]) {
  let pages = ids.map((id) => aPage({ id, paper: undefined }));
  const listeners = new Set<(draft: Draft) => void>();
  const deeds: Partial<Record<Channel, (input: { page: string; pages: readonly { page: string }[] }) => void>> = {
    "page:arrange": ({ pages: placed }) => {
      pages = placed.flatMap(({ page }) => pages.filter(({ id }) => id === page));
    },
    "page:remove": ({ page }) => {
      pages = pages.filter(({ id }) => id !== page);
    },
  };
  // The test's own: it answers the two channels that pages are changed by here.
  const station = {
    kind: "desk",
    ask: (channel: Channel, input: unknown) => {
      deeds[channel]?.(input as { page: string; pages: readonly { page: string }[] });
      return Promise.resolve(ok());
    },
    listen: (_topic: keyof Notices, receive: (draft: Draft) => void) => {
      listeners.add(receive);
      return () => listeners.delete(receive);
    },
  } as unknown as StationApi;
  return {
    station,
    order: () => pages.map(({ id }) => id),
    put: (next: readonly DraftPage[]) => {
      pages = [...next];
    },
    tell: () => {
      act(() => {
        for (const receive of listeners) receive(aDraft({ id: DRAFT, pages }));
      });
    },
  };
}

type Main = ReturnType<typeof aMain>;

/** The section of the papers as the desk wires it; what it shows follows what main tells. */
function show(main: Main) {
  function Section() {
    const [pages, setPages] = useState(() => main.order().map((id) => aPage({ id, paper: undefined })));
    const [field, setField] = useState("");
    useState(() =>
      main.station.listen("draft:changed", (draft) => {
        setPages([...draft.pages]);
      }),
    );
    const tray = usePageTray(DRAFT, () => undefined);
    return (
      <PapersSection
        draft={aDraft({ id: DRAFT, pages, form: aForm({ place: { section: "papers", field, caret: 0 } }) })}
        papers={[]}
        tray={tray}
        onCapture={vi.fn()}
        onSelect={(page) => {
          setField(`page:${page}`);
        }}
        onSeen={vi.fn()}
        onAbsent={vi.fn()}
        onContinue={vi.fn()}
      />
    );
  }
  return renderScreen(
    <StationContext.Provider value={main.station}>
      <Section />
    </StationContext.Provider>,
  );
}

const thumb = (container: Element, page: string): HTMLElement => {
  const found = container.querySelector<HTMLElement>(`button[name="page:${page}"]`);
  if (found === null) throw new Error(`no page ${page}`);
  return found;
};

test("two presses before the screen shows the first one move a page two places", async () => {
  const main = aMain(["a", "b", "c", "d"]);
  const { container } = show(main);
  thumb(container, "a").focus();
  await userEvent.keyboard("{Alt>}{ArrowRight}{ArrowRight}{/Alt}");
  await waitFor(() => {
    expect(main.order()).toEqual(["b", "c", "a", "d"]);
  });
  main.tell();
  expect(document.activeElement).toBe(thumb(container, "a"));
});

test("a page that is taken out leaves cursor and tools to the one in its place, and a held key takes out no more", async () => {
  const main = aMain(["a", "b", "c"]);
  const { container } = show(main);
  thumb(container, "b").focus();
  await userEvent.keyboard("{Delete}");
  main.tell();
  expect(document.activeElement).toBe(thumb(container, "c"));
  expect(screen.getByRole("toolbar", { name: "Trang 2" })).toBeDefined();
  fireEvent.keyDown(thumb(container, "c"), { key: "Delete", repeat: true });
  await userEvent.keyboard("{Delete}");
  main.tell();
  await waitFor(() => {
    expect(main.order()).toEqual(["a"]);
  });
  expect(document.activeElement).toBe(thumb(container, "a"));
});

test("a page that comes back as another picture keeps the cursor and the tools", async () => {
  const main = aMain(["a", "b"]);
  const { container } = show(main);
  await userEvent.click(thumb(container, "a"));
  main.put([aPage({ id: "a turned" }), aPage({ id: "b" })]);
  main.tell();
  expect(document.activeElement).toBe(thumb(container, "a turned"));
  expect(screen.getByRole("toolbar", { name: "Trang 1" })).toBeDefined();
});

test("a deed for a page that was edited meanwhile is done to its new picture, and one for a page that went is not", async () => {
  const main = aMain(["a", "b"]);
  const lanes: PageLane[] = [];
  function Lane() {
    const lane = usePageLane(DRAFT);
    if (!lanes.includes(lane)) lanes.push(lane);
    return null;
  }
  renderScreen(
    <StationContext.Provider value={main.station}>
      <Lane />
    </StationContext.Provider>,
  );
  const [lane] = lanes;
  main.tell();
  const done: string[] = [];
  const note = (page: string): Promise<void> => {
    done.push(page);
    return Promise.resolve();
  };
  lane?.run("a", (page) => {
    lane.renamed(page, "a turned");
    return note(page);
  });
  lane?.run("a", note);
  lane?.run("gone", note);
  lane?.run("b", note);
  await waitFor(() => {
    expect(done).toEqual(["a", "a turned", "b"]);
  });
});

test("the place for files says that they are held over it", () => {
  const main = aMain([]);
  const { container } = show(main);
  const place = container.querySelector("[data-over]");
  if (place === null) throw new Error("no place to drop files");
  fireEvent.dragOver(place);
  expect(place.getAttribute("data-over")).toBe("true");
  fireEvent.dragLeave(place);
  expect(place.getAttribute("data-over")).toBe("false");
});
