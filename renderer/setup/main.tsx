import { startWindow } from "../app/start-window";
import { SetupWindow } from "./SetupWindow";

startWindow(<SetupWindow />);
