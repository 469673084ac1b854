import { startWindow } from "../app/start-window";
import { BoardWindow } from "./BoardWindow";

startWindow(<BoardWindow />);
