import { startWindow } from "../app/start-window";
import { DeskWindow } from "./DeskWindow";

startWindow(<DeskWindow />);
