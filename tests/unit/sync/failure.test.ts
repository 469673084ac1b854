import fc from "fast-check";
import { expect, test } from "vitest";
import { waitAfter } from "../../../src/sync/back-off";
import { failureOf, type Outcome } from "../../../src/sync/failure";
import { PROBLEMS, PROBLEM_STATUS } from "../../../src/sync/problem";

function answer(status: number, json?: unknown): Outcome {
  return { kind: "answer", status, mediaType: null, body: new Uint8Array(0), json };
}

test("every failure is one of four, and only an answer that was understood is none", () => {
  fc.assert(
    fc.property(fc.integer({ min: 100, max: 599 }), fc.jsonValue(), fc.boolean(), (status, json, isUnderstood) => {
      const failure = failureOf(answer(status, json), isUnderstood);
      if (status >= 200 && status < 300 && isUnderstood) expect(failure).toBeUndefined();
      else expect(["no-connection", "busy", "not-allowed", "refused"]).toContain(failure?.kind);
    }),
  );
});

test.each([
  ["nothing came back", { kind: "network" }, "no-connection"],
  ["a portal's page with 200", answer(200), "no-connection"],
  ["an answer that was cut in the middle", answer(201), "no-connection"],
  ["a redirect to a portal", answer(302), "no-connection"],
  ["network login needed", answer(511), "no-connection"],
  ["a proxy's 502 in HTML", answer(502), "busy"],
  ["a bare 500", answer(500), "busy"],
  ["too many requests", answer(429), "busy"],
  ["a stranger's 404 in HTML", answer(404), "not-allowed"],
  ["a stranger's 403", answer(403), "not-allowed"],
  ["JSON of another program", answer(200, { hello: 1 }), "not-allowed"],
] as const)("%s is %s", (_what, outcome, kind) => {
  expect(failureOf(outcome, false)?.kind).toBe(kind);
});

test("the gateway's own word decides, whatever its status", () => {
  for (const problem of PROBLEMS) {
    const body = { problem, retryAfter: null, serverTime: 1 };
    const failure = failureOf(answer(PROBLEM_STATUS[problem], body), false);
    expect(failure?.problem?.problem).toBe(problem);
  }
  const refused = { problem: "malformed", retryAfter: null, serverTime: 1 };
  expect(failureOf(answer(400, refused), false)?.kind).toBe("refused");
  const revoked = { problem: "revoked", retryAfter: null, serverTime: 1 };
  expect(failureOf(answer(403, revoked), false)?.kind).toBe("not-allowed");
});

test("waits grow to a limit, are spread, and are never shorter than the gateway asked for", () => {
  const kinds = fc.constantFrom("no-connection", "busy", "not-allowed");
  const random = fc.double({ min: 0, max: 0.999, noNaN: true });
  fc.assert(
    fc.property(
      kinds,
      fc.integer({ min: 1, max: 10_000 }),
      random,
      fc.option(fc.integer({ min: 1, max: 600 })),
      (kind, failures, spread, asked) => {
        const wait = waitAfter(kind, failures, spread, asked);
        expect(wait).toBeGreaterThanOrEqual((asked ?? 1) * 1000);
        expect(wait).toBeLessThanOrEqual(Math.max(1_800_000, (asked ?? 0) * 1250));
        expect(waitAfter(kind, failures + 1, spread, asked)).toBeGreaterThanOrEqual(wait);
      },
    ),
  );
  expect(waitAfter("busy", 3, 0.1, null)).not.toBe(waitAfter("busy", 3, 0.9, null));
});
