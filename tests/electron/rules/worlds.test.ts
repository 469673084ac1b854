import path from "node:path";
import ts from "typescript";
import { describe, expect, test } from "vitest";

const root = path.resolve(import.meta.dirname, "../../..");

/** Names that a line of code may not use in a world, by that world's own compiler settings. */
function unknownNames(world: string, code: string): readonly string[] {
  const configPath = path.join(root, world, "tsconfig.json");
  const parsed = ts.parseJsonConfigFileContent(
    ts.readConfigFile(configPath, (file) => ts.sys.readFile(file)).config,
    ts.sys,
    path.join(root, world),
  );
  const planted = path.join(root, world, "planted-by-a-test.ts");
  const host = ts.createCompilerHost(parsed.options);
  const fileExists = host.fileExists.bind(host);
  const getSourceFile = host.getSourceFile.bind(host);
  host.fileExists = (file) => file === planted || fileExists(file);
  host.getSourceFile = (file, ...rest) =>
    file === planted ? ts.createSourceFile(file, code, ts.ScriptTarget.ES2023) : getSourceFile(file, ...rest);
  const program = ts.createProgram([planted], parsed.options, host);
  const messages = program.getSemanticDiagnostics(program.getSourceFile(planted));
  return messages.flatMap(
    ({ messageText }) => /name '(\w+)'/.exec(ts.flattenDiagnosticMessageText(messageText, "\n"))?.[1] ?? [],
  );
}

const USES = "export const used = [window, document, process, setTimeout, Buffer, console];";

describe("three worlds", () => {
  test("src knows the language and nothing else", () => {
    expect(unknownNames("src", USES)).toEqual(["window", "document", "process", "setTimeout", "Buffer", "console"]);
  });

  test("electron knows Node and no window", () => {
    expect(unknownNames("electron", USES)).toEqual(["window", "document"]);
  });

  test("renderer knows the window and no Node", () => {
    expect(unknownNames("renderer", USES)).toEqual(["process", "Buffer"]);
  });
});
