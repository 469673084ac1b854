import type {} from "../app/station-api"; // declares window.station
import { openStationDatabase } from "../storage/station-database";
import { createProjector } from "./run-projector";

const { station } = window;
const projector = createProjector(openStationDatabase(), (cursor) => station.ask("projection:next", { cursor }));

station.listen("projection:changed", () => void projector.wake());
void projector.wake().then(() => station.ask("window:ready", undefined));
