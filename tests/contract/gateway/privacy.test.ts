import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { sql } from "kysely";
import { expect, test } from "vitest";
import { publishNews } from "../../../src/gateway/centre-journal";
import { aParty } from "../../fakes/build-intake";
import { onBothDatabases } from "../../fakes/gateway/both-databases";

function allFiles(folder: string): readonly string[] {
  return readdirSync(folder).flatMap((name) => {
    const file = path.join(folder, name);
    return statSync(file).isDirectory() ? allFiles(file) : [file];
  });
}

onBothDatabases("what the province keeps", (get) => {
  test("holds no citizen's name or number in clear, in no table and no file", async () => {
    const province = get();
    const station = await province.enrolledStation("H96.1");
    const dossier = station.accept("H96.1-261124-0001", [900]);
    const [page] = dossier.pages;
    const bytes = station.keys.get(dossier.key);
    if (page === undefined || bytes === undefined) throw new Error("a page and a key");
    await station.sendKeys(dossier.key);
    await station.push(station.entries());
    await station.upload(dossier.id, page);
    await province.gateway.settled();
    const { name, idNumber, phone } = aParty();
    await province.db.transaction().execute((tx) =>
      publishNews(province.gateway.parts, tx, "H96.1", {
        kind: "dossier.refused",
        body: { at: 1, by: "gateway", reason: `Bà ${name} chưa ký` },
        about: { dossier: dossier.id, key: { id: dossier.key, bytes } },
      }),
    );
    const tables = await province.db.introspection.getTables();
    const texts: string[] = [];
    for (const table of tables) {
      const { rows } = await sql<{ row: string }>`select t::text as row from ${sql.table(table.name)} t`.execute(
        province.db,
      );
      texts.push(...rows.map(({ row }) => row));
    }
    const files = allFiles(province.folder).map((file) => readFileSync(file));
    const secret = [name, idNumber ?? "", phone ?? "", "Phương Thảo"];
    for (const word of secret.filter((text) => text !== "")) {
      const inHex = Buffer.from(word, "utf8").toString("hex");
      expect(texts.filter((text) => text.includes(word) || text.includes(inHex))).toEqual([]);
      expect(files.filter((file) => file.includes(word))).toEqual([]);
    }
    // The same search finds what is there.
    expect(texts.some((text) => text.includes(dossier.code))).toBe(true);
    const keyHex = Buffer.from(bytes).toString("hex");
    expect(texts.filter((text) => text.includes(keyHex))).toEqual([]);
  });
});
