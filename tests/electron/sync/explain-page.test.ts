import { expect, test } from "vitest";
import { explainPage } from "../../../electron/app/explain-page";
import type { PageContent } from "../../../electron/vault/page-file";
import type { Vault, VaultFault } from "../../../electron/vault/vault";
import { fail, ok, type Result } from "../../../src/shared/result";

const PAGE = "ab".repeat(32);

function aVault(content: Result<PageContent, VaultFault>): Pick<Vault, "read"> {
  return { read: () => Promise.resolve(content) };
}

function unreadable(why: "missing" | "damaged" | "sealed" | "elsewhere"): Pick<Vault, "read"> {
  return aVault(fail({ kind: "unreadable", why }));
}

const silent = { pageFault: () => undefined };

test("a file that is here and damaged is called damaged, one that is nowhere is called lost", async () => {
  expect(await explainPage(PAGE, silent, unreadable("damaged"))).toBe("damaged");
  expect(await explainPage(PAGE, silent, unreadable("sealed"))).toBe("damaged");
  expect(await explainPage(PAGE, silent, unreadable("missing"))).toBe("not-here");
});

test("a page is at the province only by what the line or the book says, never before either was asked", async () => {
  expect(await explainPage(PAGE, { pageFault: () => "later" }, unreadable("missing"))).toBe("later");
  expect(await explainPage(PAGE, { pageFault: () => "not-there" }, unreadable("missing"))).toBe("not-here");
  expect(await explainPage(PAGE, silent, unreadable("elsewhere"))).toBe("no-line");
  expect(await explainPage(PAGE, undefined, unreadable("elsewhere"))).toBe("not-yet");
});

test("a page that opens by now is to be tried again", async () => {
  // Nobody looks into it.
  const content = { bytes: new Uint8Array(), mediaType: "image/jpeg" } as PageContent;
  expect(await explainPage(PAGE, undefined, aVault(ok(content)))).toBe("not-yet");
});
