import { startWindow } from "../app/start-window";
import { SupervisorWindow } from "./SupervisorWindow";

startWindow(<SupervisorWindow />);
