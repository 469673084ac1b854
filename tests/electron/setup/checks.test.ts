import { describe, expect, test } from "vitest";
import { hasDisplay, missingLibraries } from "../../../build/setup/debian.mjs";
import { checkNode, differences } from "../../../build/setup/packages.mjs";

describe("Node", () => {
  test.each(["20.19.0", "20.20.2", "22.0.0", "24.1.0"])("%s is new enough", (version) => {
    expect(() => {
      checkNode(version, ">=20.19");
    }).not.toThrow();
  });

  test.each(["18.20.0", "20.18.3"])("%s is refused with a word about what is needed", (version) => {
    expect(() => {
      checkNode(version, ">=20.19");
    }).toThrow(/Node 20\.19 or newer/);
  });
});

describe("npm packages", () => {
  const wanted = {
    "": { version: "0.1.0" },
    "node_modules/a": { version: "1.0.0", integrity: "sha512-a" },
    "node_modules/only-on-windows": { version: "1.0.0", integrity: "sha512-w", optional: true },
  };
  const there = { "node_modules/a": { version: "1.0.0", integrity: "sha512-a" } };

  test("nothing differs when all but another platform's packages are there", () => {
    expect(differences(wanted, there)).toEqual([]);
  });

  test("another version, another content, a missing one and a surplus one are noticed", () => {
    expect(differences(wanted, { "node_modules/a": { version: "1.0.1", integrity: "sha512-a" } })).toHaveLength(1);
    expect(differences(wanted, { "node_modules/a": { version: "1.0.0", integrity: "sha512-b" } })).toHaveLength(1);
    expect(differences(wanted, {})).toEqual(["node_modules/a"]);
    expect(differences(wanted, { ...there, "node_modules/b": { version: "1.0.0" } })).toEqual(["node_modules/b"]);
  });
});

describe("the system", () => {
  test("libraries that are not found are named once, the others not", () => {
    const printed = [
      "\tlinux-vdso.so.1 (0x00007ffd)",
      "\tlibnss3.so => not found",
      "\tlibnss3.so => not found",
      "\tlibgtk-3.so.0 => not found",
      "\tlibc.so.6 => /lib/x86_64-linux-gnu/libc.so.6 (0x00007f)",
    ].join("\n");
    expect(missingLibraries(printed)).toEqual(["libnss3.so", "libgtk-3.so.0"]);
  });

  test("an empty DISPLAY is no display", () => {
    expect(hasDisplay({})).toBe(false);
    expect(hasDisplay({ DISPLAY: "" })).toBe(false);
    expect(hasDisplay({ DISPLAY: ":1" })).toBe(true);
    expect(hasDisplay({ WAYLAND_DISPLAY: "wayland-0" })).toBe(true);
  });
});
