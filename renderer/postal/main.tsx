import { startWindow } from "../app/start-window";
import { PostalWindow } from "./PostalWindow";

startWindow(<PostalWindow />);
