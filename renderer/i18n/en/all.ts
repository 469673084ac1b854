import { board } from "./board";
import { common } from "./common";
import { desk } from "./desk";
import { kiosk } from "./kiosk";
import { postal } from "./postal";
import { setup } from "./setup";
import { status } from "./status";
import { supervisor } from "./supervisor";

/** One list of words a screen or part of the house. */
export const en = { board, common, desk, kiosk, postal, setup, status, supervisor };
