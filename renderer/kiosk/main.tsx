import { startWindow } from "../app/start-window";
import { KioskWindow } from "./KioskWindow";

startWindow(<KioskWindow />);
