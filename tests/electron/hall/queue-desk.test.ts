import fc from "fast-check";
import { expect, test } from "vitest";
import { openQueueDesk, type QueueDesk } from "../../../electron/hall/queue-desk";
import type { QueueCommand } from "../../../src/queue/commands";
import { staffCalledAt } from "../../../src/queue/staff-call";
import { ticketSeries } from "../../../src/queue/ticket";
import type { CommandId } from "../../../src/shared/brand";
import type { Disk } from "../../../src/shared/disk";
import { createDerivedKeySealer } from "../../fakes/derived-key-sealer";
import { createFixedClock } from "../../fakes/fixed-clock";
import { createSimulatedDisk } from "../../fakes/simulated-disk";
import { KIT_KEY, kitCrypto, openStationKit } from "../../fakes/station-kit";
import { actorOf, COUNTERS, QUEUE_DATA, type Asked } from "../../unit/queue/a-hall";

const sealer = createDerivedKeySealer(kitCrypto);

async function openDesk(disk: Disk, clock = createFixedClock()) {
  const kit = await openStationKit(disk, { sealer, clock });
  const { journal, runtime } = kit;
  const parts = { disk, clock, journal, runtime, sealer, stationKey: KIT_KEY, data: QUEUE_DATA, counters: COUNTERS };
  const desk = await openQueueDesk(parts);
  return {
    ...kit,
    desk,
    async close() {
      await desk.close();
      await runtime.close();
      await journal.close();
    },
  };
}

function commandId(number: number): CommandId {
  return number.toString(16).padStart(32, "0") as CommandId; // of the right form
}

function run(desk: QueueDesk, number: number, asked: Asked) {
  const command: QueueCommand = { ...asked, commandId: commandId(number) };
  return desk.run(command);
}

const COPIES = { kind: "take", service: "copies", priority: null } as const;
const NEXT = { kind: "next", finish: true, actor: actorOf(1) } as const;

test("touches at the same moment get numbers of their own, a doubled one gets one", async () => {
  const { desk } = await openDesk(createSimulatedDisk(1).boot());
  const answers = await Promise.all([run(desk, 1, COPIES), run(desk, 2, COPIES), run(desk, 2, COPIES)]);
  expect(answers).toEqual([1, 2, 3].map(() => ({ ok: true, value: undefined })));
  expect(desk.state().tickets.map(({ label }) => label)).toEqual(["A001", "A002"]);
});

test.each(["closed", "power cut"])("after a restart (%s) the queue is the same, and numbers go on", async (how) => {
  const simulated = createSimulatedDisk(1);
  const first = await openDesk(simulated.boot());
  for (const number of [1, 2, 3]) await run(first.desk, number, COPIES);
  await run(first.desk, 4, { kind: "sit", counter: 1, actor: actorOf(1) });
  await run(first.desk, 5, NEXT);
  const before = first.desk.state();
  if (how === "closed") await first.close();
  else simulated.crash("power");
  const { desk } = await openDesk(simulated.boot());
  expect(desk.state()).toEqual(before);
  await run(desk, 6, COPIES);
  expect(desk.state().tickets.at(-1)?.label).toBe("A004");
});

test.each(["closed", "power cut"])("after a restart (%s) somebody at the kiosk still waits for staff", async (how) => {
  const simulated = createSimulatedDisk(1);
  const first = await openDesk(simulated.boot());
  await run(first.desk, 1, { kind: "call-staff" });
  await run(first.desk, 2, { kind: "close-counter", counter: 2, actor: actorOf(3) });
  if (how === "closed") await first.close();
  else simulated.crash("power");
  const { desk } = await openDesk(simulated.boot());
  expect(staffCalledAt(desk.state().staffCall, desk.setting().now)).toBe(desk.setting().now);
  expect(desk.state().closed).toEqual([2]);
});

test("a start reads what follows the snapshot, not the journal of years", async () => {
  const disk = createSimulatedDisk(1).boot();
  const first = await openDesk(disk);
  await run(first.desk, 1, COPIES);
  await first.close();
  const { journal, runtime, desk } = await openDesk(disk);
  await run(desk, 2, COPIES);
  const from: unknown[] = [];
  const reading = {
    ...journal,
    read: (place: Parameters<typeof journal.read>[0]) => {
      from.push(place.sequence);
      return journal.read(place);
    },
  };
  const parts = { disk, clock: createFixedClock(), sealer, stationKey: KIT_KEY, data: QUEUE_DATA, counters: COUNTERS };
  const again = await openQueueDesk({ ...parts, journal: reading, runtime });
  expect(again.state().tickets).toHaveLength(2);
  const head = runtime.state().head();
  expect(from).toEqual([(head?.sequence ?? 0) - 1]);
});

test("a station that never gave a number reads nothing", async () => {
  const { journal, runtime } = await openStationKit(createSimulatedDisk(1).boot(), { sealer });
  const silent = { ...journal, read: () => expect.fail("read") };
  const parts = { disk: createSimulatedDisk(2).boot(), clock: createFixedClock(), sealer, stationKey: KIT_KEY };
  const desk = await openQueueDesk({ ...parts, journal: silent, runtime, data: QUEUE_DATA, counters: COUNTERS });
  expect(desk.state().tickets).toEqual([]);
});

test("a restored station gives numbers that the lost one cannot have given", async () => {
  const { desk, runtime } = await openDesk(createSimulatedDisk(1).boot());
  await run(desk, 1, COPIES);
  await runtime.openIncarnation("restored");
  await run(desk, 2, COPIES);
  expect(desk.state().tickets.map(({ label }) => label)).toEqual(["A001", "A800"]);
});

test("whatever the disk does, a number that was said stays and is never said again", async () => {
  const step = fc.record({
    what: fc.constantFrom("take", "take", "next", "fault", "power", "restart"),
    call: fc.nat({ max: 4 }),
  });
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 1e6 }), fc.array(step, { maxLength: 14 }), async (seed, steps) => {
      const simulated = createSimulatedDisk(seed);
      let station = await openDesk(simulated.boot());
      await run(station.desk, 1, { kind: "sit", counter: 1, actor: actorOf(1) });
      const said = new Map<string, string>();
      for (const [index, { what, call }] of steps.entries()) {
        const number = index + 2;
        if (what === "fault") simulated.planFault({ kind: "io", operation: "flush", afterCalls: call });
        if (what === "power") simulated.crash("power");
        if (what === "restart") await station.close();
        if (what === "power" || what === "restart") {
          simulated.forgetPlans();
          station = await openDesk(simulated.boot());
        }
        const { desk } = station;
        if (what === "next") await run(desk, number, NEXT);
        if (what === "take" && (await run(desk, number, COPIES)).ok) {
          const label = desk.state().tickets.find(({ id }) => String(id) === commandId(number))?.label;
          expect(label).toBeDefined();
          if (label !== undefined) said.set(commandId(number), label);
        }
        const labels = desk.state().tickets.map((ticket) => ticket.label);
        expect(new Set(labels).size).toBe(labels.length);
        expect(new Set(said.values()).size).toBe(said.size);
        const known = new Map(desk.state().tickets.map(({ id, label }) => [id as string, label]));
        for (const [id, label] of said) expect(known.get(id)).toBe(label);
        expect(desk.state().tickets.filter(({ status }) => status === "called").length).toBeLessThanOrEqual(1);
      }
    }),
    { numRuns: 60 },
  );
});

test("a letter that was given to the station once is not given again", async () => {
  const disk = createSimulatedDisk(1).boot();
  const first = await openDesk(disk);
  await run(first.desk, 1, COPIES);
  await first.close();
  const { desk, runtime } = await openDesk(disk);
  await run(desk, 2, COPIES);
  expect(runtime.state().numbers().series[ticketSeries("A")]?.grants).toHaveLength(1);
});
