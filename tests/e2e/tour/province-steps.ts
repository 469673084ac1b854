import type { Page } from "playwright";
import type { Tour } from "./tour";

/** The dossier was taken without any line; then the line comes back, and the province holds all of it. */
export async function reachProvince(tour: Tour, desk: Page): Promise<void> {
  await tour.step("offline until here", async () => {
    await desk.getByRole("button", { name: "Liên thông với tỉnh" }).click();
    await desk.getByText("Đường truyền tới tỉnh đang ngắt").waitFor();
    await desk.getByText(/Đã ngắt đường truyền: \d+ hồ sơ chờ gửi/).waitFor();
    return desk;
  });
  await tour.step("line to the province back", async () => {
    await desk.getByRole("button", { name: "Nối lại đường truyền" }).click();
    await desk.getByText("Tỉnh đã giữ đủ mọi hồ sơ").waitFor({ timeout: 180_000 });
    return desk;
  });
  await tour.step("all pages at the province", async () => {
    await desk.keyboard.press("Control+K");
    await desk.keyboard.type("nguyen van anh");
    await desk.getByRole("option").first().waitFor();
    await desk.keyboard.press("Enter");
    await desk.getByRole("heading", { name: /H99\.999/ }).waitFor();
    await desk.getByRole("main").getByText("Tỉnh đã giữ đủ").first().waitFor();
    return desk;
  });
}
