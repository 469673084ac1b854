import { describe, expect, test } from "vitest";
import { createElectronKeyring } from "../../electron/keys/electron-keyring";
import type { Keyring } from "../../electron/keys/ports";
import { toHex } from "../../src/shared/bytes";
import { expectOk } from "../../src/shared/result";
import { createFakeKeyring } from "../fakes/fake-keyring";
import { createFakeSafeStorage } from "../fakes/fake-safe-storage";

interface Subject {
  readonly keyring: Keyring;
  readonly forget: () => void;
  readonly disappear: () => void;
}

function overSafeStorage(age: "33" | "46"): Subject {
  const storage = createFakeSafeStorage(age);
  return { ...storage, keyring: createElectronKeyring(storage.calls, "linux") };
}

function fake(): Subject {
  const keyring = createFakeKeyring();
  return {
    keyring,
    forget: () => {
      keyring.forget();
    },
    disappear: () => {
      keyring.disappear();
    },
  };
}

const subjects: readonly [string, () => Subject][] = [
  ["the fake keyring", fake],
  ["Electron's keyring, synchronous calls", () => overSafeStorage("33")],
  ["Electron's keyring, asynchronous calls", () => overSafeStorage("46")],
];
const secret = Uint8Array.from({ length: 32 }, (_, at) => 7 * at);

describe.each(subjects)("%s", (_name, create) => {
  test("gives back what it protected, and what it stores is not the secret", async () => {
    const { keyring } = create();
    const stored = expectOk(await keyring.protect(secret));
    expect(toHex(stored)).not.toContain(toHex(secret));
    expect(toHex(expectOk(await keyring.unprotect(stored)))).toBe(toHex(secret));
  });

  test("after it lost its key it refuses what it protected before, and works for what is new", async () => {
    const subject = create();
    const stored = expectOk(await subject.keyring.protect(secret));
    subject.forget();
    expect(await subject.keyring.unprotect(stored)).toEqual({ ok: false, fault: { kind: "refused" } });
    const again = expectOk(await subject.keyring.protect(secret));
    expect((await subject.keyring.unprotect(again)).ok).toBe(true);
  });

  test("where there is none it says so and does nothing", async () => {
    const subject = create();
    const stored = expectOk(await subject.keyring.protect(secret));
    subject.disappear();
    expect(await subject.keyring.available()).toBe(false);
    expect(await subject.keyring.protect(secret)).toEqual({ ok: false, fault: { kind: "unavailable" } });
    expect(await subject.keyring.unprotect(stored)).toEqual({ ok: false, fault: { kind: "unavailable" } });
  });
});

test("a Linux store that only obfuscates is no keyring, by its name or by the mark on its bytes", async () => {
  const named = createElectronKeyring(createFakeSafeStorage("33", "basic_text").calls, "linux");
  expect(await named.available()).toBe(false);
  const marked = createElectronKeyring(createFakeSafeStorage("46", "gnome_libsecret", "v10").calls, "linux");
  expect(await marked.protect(secret)).toEqual({ ok: false, fault: { kind: "unavailable" } });
  const onWindows = createElectronKeyring(createFakeSafeStorage("46", "gnome_libsecret", "v10").calls, "win32");
  expect((await onWindows.protect(secret)).ok).toBe(true);
});
