import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { findServices } from "../../../src/queue/find-services";
import { parseQueueData } from "../../../src/queue/queue-data";
import { expectOk } from "../../../src/shared/result";

const raw = readFileSync(new URL("../../../assets/queue/queue.json", import.meta.url), "utf8");
const { services } = expectOk(parseQueueData(JSON.parse(raw)));
const find = (typed: string, hits: Parameters<typeof findServices>[2] = []) => findServices(services, typed, hits);

test("everyday words without marks find the service whose own words they begin", () => {
  expect(find("khai sinh")[0]).toEqual({ words: "Khai sinh, kết hôn, khai tử", service: "civil-status" });
  expect(find("tam tru").map(({ service }) => service)).toEqual(["residence"]);
  expect(find("SAO Y").map(({ service }) => service)).toEqual(["copies"]);
});

test("a procedure leads to the service of its field, under the words that fitted", () => {
  const hits = [
    { name: "Đăng ký lại khai sinh", field: "Hộ tịch", words: "mất giấy khai sinh" },
    { name: "Cấp giấy phép karaoke", field: "Văn hóa", words: "" },
  ];
  expect(find("mat giay", hits)).toEqual([
    { words: "Mất giấy khai sinh", service: "civil-status" },
    { words: "Cấp giấy phép karaoke", service: "other" },
  ]);
});

test("nothing typed finds nothing, and no more than fit on the screen are shown, none twice", () => {
  expect(find("  ")).toEqual([]);
  const hit = (number: number) => ({ name: `Việc ${number}`, field: "Hộ tịch", words: "" });
  expect(find("viec", [1, 1, 2, 3, 4, 5, 6].map(hit))).toHaveLength(4);
  expect(find("xyz", [hit(1), hit(1)])).toHaveLength(1);
});
