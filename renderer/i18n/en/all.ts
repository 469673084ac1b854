import { board } from "./board";
import { common } from "./common";
import { desk } from "./desk";
import { dossier } from "./dossier";
import { kiosk } from "./kiosk";
import { locked } from "./locked";
import { postal } from "./postal";
import { setup } from "./setup";
import { status } from "./status";
import { supervisor } from "./supervisor";
import { visit } from "./visit";

/** One list of words a screen or part of the house. */
export const en = { board, common, desk, dossier, kiosk, locked, postal, setup, status, supervisor, visit };
