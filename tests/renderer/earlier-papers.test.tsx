import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { expect, test } from "vitest";
import { EarlierPapers } from "../../renderer/desk/visit/EarlierPapers";
import { missingPapers } from "../../renderer/desk/visit/visit-progress";
import type { VisitForm } from "../../src/ipc/visit-requests";
import { expectAccessible, renderScreen } from "./render-screen";
import { aDraft, aForm, anId, aPaper, aProcedure, NOW } from "./visit-fixtures";

const procedure = aProcedure({
  papers: [aPaper({ id: "form", name: "Tờ khai" }), aPaper({ id: "deed", name: "Giấy tờ nhà" })],
});
const held = {
  dossier: anId("d7"),
  code: "H99.001-261101-0007",
  receivedAt: NOW,
  paper: "other",
  name: "GIẤY TỜ NHÀ",
  pages: 4,
};

let form: VisitForm = aForm();
function Shown() {
  const [now, setNow] = useState(form);
  form = now;
  return <EarlierPapers earlier={[held]} draft={aDraft({ form: now })} procedure={procedure} onChange={setNow} />;
}

test("one key takes the paper that the centre holds for the one that is missing, and it can be undone", async () => {
  const { container } = renderScreen(<Shown />);
  await expectAccessible(container);
  await userEvent.keyboard("{Alt>}r{/Alt}");
  expect(form.reusedPapers).toEqual({ deed: { dossier: "d7", paper: "other", code: held.code } });
  expect(missingPapers(procedure, aDraft({ form })).map(({ id }) => id)).toEqual(["form"]);
  expect(screen.queryByRole("button", { name: /Dùng lại cho/ })).toBeNull();

  await userEvent.click(screen.getByRole("button", { name: "Thôi dùng lại" }));
  expect(form.reusedPapers).toEqual({});
});
