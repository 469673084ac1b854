import { act, fireEvent, screen } from "@testing-library/react";
import { vi } from "vitest";
import type { HallOffer, TakenTicket } from "../../src/ipc/hall-requests";
import type { Channel, StationApi } from "../../src/ipc/requests";
import type { TicketId } from "../../src/queue/ticket";
import { StationContext } from "../../renderer/app/station-api";
import { KioskAtWork } from "../../renderer/kiosk/KioskAtWork";
import { useTicket } from "../../renderer/kiosk/use-ticket";
import { demoCentre, renderScreen } from "./render-screen";

const words = (title: string) => ({ vi: { title, note: "" }, en: { title: `${title} (en)`, note: "" } });
const offer: HallOffer = {
  first: [{ id: "results", ...words("Nhận kết quả") }],
  services: [{ id: "copies", ...words("Sao y, chứng thực") }],
  groups: [{ id: "elderly", ...words("Từ 75 tuổi trở lên") }],
};
export const id = "a1".repeat(16) as TicketId; // of the right form
export const ticket: TakenTicket = { ticket: id, label: "A007", service: "copies", priority: false, at: 0, before: 3 };

/** A main that answers as told and tells nothing by itself. */
export function aStation(answers: Partial<Record<Channel, (input: unknown) => unknown>>) {
  const asked: (readonly [Channel, unknown])[] = [];
  const station = {
    kind: "kiosk",
    ask: (channel: Channel, input: unknown) => {
      asked.push([channel, input]);
      return Promise.resolve(answers[channel]?.(input));
    },
    listen: () => () => undefined,
  } as unknown as StationApi; // as much of it as these screens use
  return { station, asked };
}

/** Lets answers of main arrive. */
export const settle = (): Promise<void> => wait(0);
export async function wait(seconds: number): Promise<void> {
  await act(() => vi.advanceTimersByTimeAsync(seconds * 1000));
}

const NOTHING = (): void => undefined;

function Kiosk() {
  return <KioskAtWork centre={demoCentre} flow={useTicket(true)} onLookUp={NOTHING} />;
}

export async function showKiosk(answers: Parameters<typeof aStation>[0]) {
  const main = aStation({ "hall:offer": () => offer, ...answers });
  const shown = renderScreen(
    <StationContext value={main.station}>
      <Kiosk />
    </StationContext>,
  );
  await settle();
  return { ...main, ...shown };
}

export async function touch(name: RegExp): Promise<void> {
  fireEvent.click(screen.getByRole("button", { name }));
  await settle();
}
