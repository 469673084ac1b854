import { expect, test } from "vitest";
import { readQrCodes, type DecodeCodes } from "../../../src/capture/read-codes";
import { drawPage, toColour } from "../../fakes/draw-page";

const picture = toColour(drawPage(200, 300));

test("a picture that is read at once is tried once, and each text is told once", async () => {
  const sizes: number[] = [];
  const decode: DecodeCodes = (gray) => {
    sizes.push(gray.width);
    return Promise.resolve(["A", "A", ""]);
  };
  expect(await readQrCodes(picture, decode)).toEqual(["A"]);
  expect(sizes).toEqual([200]);
});

test("what cannot be read is tried at double size, then at half", async () => {
  const sizes: number[] = [];
  const decode: DecodeCodes = (gray) => {
    sizes.push(gray.width);
    return Promise.resolve(sizes.length === 3 ? ["B"] : []);
  };
  expect(await readQrCodes(picture, decode)).toEqual(["B"]);
  expect(sizes).toEqual([200, 400, 100]);
});

test("no code is no text", async () => {
  expect(await readQrCodes(picture, () => Promise.resolve([]))).toEqual([]);
});
