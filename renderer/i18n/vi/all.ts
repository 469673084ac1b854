import { board } from "./board";
import { camera } from "./camera";
import { centre } from "./centre";
import { common } from "./common";
import { condition } from "./condition";
import { desk } from "./desk";
import { dossier } from "./dossier";
import { hall } from "./hall";
import { kiosk } from "./kiosk";
import { locked } from "./locked";
import { lookUp } from "./look-up";
import { money } from "./money";
import { pages } from "./pages";
import { postal } from "./postal";
import { queue } from "./queue";
import { reference } from "./reference";
import { prepare } from "./prepare";
import { printers } from "./printers";
import { province } from "./province";
import { results } from "./results";
import { setup } from "./setup";
import { staff } from "./staff";
import { status } from "./status";
import { supervisor } from "./supervisor";
import { ticket } from "./ticket";
import { visit } from "./visit";
import { voice } from "./voice";
import { work } from "./work";

/** One list of words a screen or part of the house. */
export const vi = {
  board,
  camera,
  centre,
  common,
  condition,
  desk,
  dossier,
  hall,
  kiosk,
  locked,
  lookUp,
  money,
  pages,
  postal,
  prepare,
  printers,
  province,
  queue,
  reference,
  results,
  setup,
  staff,
  status,
  supervisor,
  ticket,
  visit,
  voice,
  work,
};
