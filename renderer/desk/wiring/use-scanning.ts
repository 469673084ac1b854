import { useEffect, useEffectEvent, useState } from "react";
import type { ScannerAbilities, ScannerChoice, ScanOrder } from "../../../src/capture/scanner";
import type { Output } from "../../../src/ipc/requests";
import type { DossierId } from "../../../src/shared/brand";
import { useStation } from "../../app/station-api";
import type { Scanning, ScanState } from "../visit/scanning";

/** The scanner that this computer used last, as "id|name"; typed ones are found again by it. */
const KEY = "scanner";
const USUAL: ScanOrder = { source: "feeder", colour: "colour", dpi: 300 };

function remembered(): readonly ScannerChoice[] {
  const [id, name] = (localStorage.getItem(KEY) ?? "").split("|");
  return id === undefined || id === "" ? [] : [{ id, name: name ?? id }];
}

function keep({ id, name }: ScannerChoice): void {
  localStorage.setItem(KEY, `${id}|${name}`);
}

/** Scanners for one draft. */
export function useScanning(draft: DossierId): Scanning {
  const station = useStation();
  const [scanners, setScanners] = useState<readonly ScannerChoice[]>();
  const [known] = useState(remembered);
  const [chosen, setChosen] = useState(known[0]?.id);
  const [abilities, setAbilities] = useState<ScannerAbilities>();
  const [order, setOrder] = useState<ScanOrder>(USUAL);
  const [state, setState] = useState<ScanState>({ kind: "idle" });

  const choose = (scanner: ScannerChoice): void => {
    setChosen(scanner.id);
    setAbilities(undefined);
    keep(scanner);
  };
  const find = async (): Promise<void> => {
    const found = await station.ask("scanner:find", undefined);
    const others = known.filter(({ id }) => !found.some((each) => each.id === id));
    setScanners([...found, ...others]);
    const [first] = found;
    if (chosen === undefined && first !== undefined) choose(first);
  };
  const findNow = useEffectEvent(find);
  useEffect(() => {
    void findNow();
  }, []);

  useEffect(() => {
    if (chosen === undefined) return;
    const mine = { alive: true };
    void station.ask("scanner:describe", { scanner: chosen }).then((described) => {
      if (!mine.alive || !described.ok) return;
      const { sources, densities } = described.value;
      setAbilities(described.value);
      setOrder((now) => ({
        ...now,
        source: sources.includes(now.source) ? now.source : (sources[0] ?? now.source),
        dpi: densities.length === 0 || densities.includes(now.dpi) ? now.dpi : densities.includes(200) ? 200 : 300,
      }));
    });
    return () => {
      mine.alive = false;
    };
  }, [station, chosen]);

  const tryAddress = async (address: string): Promise<void> => {
    setState({ kind: "working" });
    const outcome = await station.ask("scanner:try", { address });
    setState(outcome.ok ? { kind: "idle" } : { kind: "refused", fault: outcome.fault });
    if (!outcome.ok) return;
    const scanner = outcome.value;
    setScanners((list) => [...(list ?? []).filter(({ id }) => id !== scanner.id), scanner]);
    choose(scanner);
  };
  const scan = async (paper: string | undefined): Promise<void> => {
    if (chosen === undefined) return;
    setState({ kind: "working" });
    setState(stateOf(await station.ask("scanner:scan", { draft, paper, scanner: chosen, order })));
  };

  return {
    state,
    scanners,
    chosen,
    abilities,
    order,
    find: () => {
      setScanners(undefined);
      void find();
    },
    choose: (id) => {
      const scanner = scanners?.find((each) => each.id === id);
      if (scanner !== undefined) choose(scanner);
    },
    tryAddress: (address) => void tryAddress(address),
    change: setOrder,
    scan: (paper) => void scan(paper),
    stop: () => void station.ask("scanner:stop", undefined),
  };
}

function stateOf(outcome: Output<"scanner:scan">): ScanState {
  if (outcome.ok) return { kind: "done", ...outcome.value };
  // Faults of a scanner count the pages before them; all others are of the draft or the disk.
  return { kind: "refused", fault: "taken" in outcome.fault ? outcome.fault : { kind: "page" } };
}
