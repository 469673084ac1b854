import { expect, test } from "vitest";
import { loadOwnVersions } from "../../../electron/catalogue/own-versions";
import { findProcedureRules } from "../../../electron/catalogue/procedure-rules";
import { createDelegationReplies } from "../../../electron/core/delegation-desk";
import { NO_DELEGATIONS } from "../../../src/intake/delegation";
import { findInForce } from "../../../src/procedure/catalogue";
import { procedureVersion } from "../../../src/procedure/procedure";
import { expectOk } from "../../../src/shared/result";
import { openOfficeKit, sessionsOf } from "../../fakes/office-kit";
import { createSeededIds } from "../../fakes/seeded-ids";

const sender = { id: 1, kind: "supervisor" } as const;
const input = {
  scope: "2.000815",
  authority: "UBND xã Mẫu",
  signerTitle: "TUQ. CHỦ TỊCH",
  signerName: "Đặng Thị Ễn",
  legalBasis: "QĐ 12/QĐ-UBND",
  from: "2026-11-01",
  to: "",
};

test("a delegation is kept with its author, counts at once and after a restart; what is refused changes nothing", async () => {
  const kit = await openOfficeKit();
  const { core, disk, data, clock } = kit;
  const parts = { core, disk, data, clock, ids: createSeededIds(5) };
  const replies = createDelegationReplies({ ...parts, sessions: sessionsOf("supervisor") });
  const ruleOf = () => {
    const row = findInForce(data.catalogueOn("2026-11-23"), "2.000815", "2026-11-23");
    return row && findProcedureRules(data, procedureVersion(row), clock.now());
  };
  expect(ruleOf()?.competence).toBeUndefined();
  expect(await replies["delegation:add"]({ ...input, scope: "không có" }, sender)).toMatchObject({
    fault: { kind: "fields", faults: [{ field: "scope", problem: { kind: "unknown-scope" } }] },
  });
  expect(data.delegations()).toEqual(NO_DELEGATIONS);

  const state = expectOk(await replies["delegation:add"](input, sender));
  expect(state).toMatchObject({ version: 1, author: "Đoàn Trúc Hạ Vi", rows: [{ scope: "2.000815", to: null }] });
  expect(ruleOf()?.competence).toMatchObject({ authority: "UBND xã Mẫu", version: 1 });

  data.useDelegations(NO_DELEGATIONS);
  expect(await loadOwnVersions({ disk, sealer: core.ring, stationKey: core.stationKey, data })).toBe(true);
  expect(data.delegations().rows).toEqual(state.rows);
  expectOk(await replies["delegation:end"]({ scope: "2.000815", from: "2026-11-01", to: "2026-11-02" }, sender));
  expect(ruleOf()?.competence).toBeUndefined();

  const officers = createDelegationReplies({ ...parts, sessions: sessionsOf("officer") });
  await expect(async () => officers["delegation:add"](input, sender)).rejects.toThrow();
});
