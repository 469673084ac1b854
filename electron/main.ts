import { app } from "electron";
import { parseArguments } from "./app/arguments";
import { placeProfile } from "./app/profile";
import { run } from "./app/run";
import { hardenApplication } from "./security/harden";
import { registerStationScheme } from "./security/station-protocol";

const given = parseArguments(process.argv.slice(1), process.env);
registerStationScheme();
hardenApplication(app);
const profile = placeProfile(app, given.profile);

if (app.requestSingleInstanceLock()) {
  app.on("window-all-closed", () => {
    app.quit();
  });
  // Not awaited: Electron becomes ready only after this module has been evaluated.
  void app
    .whenReady()
    .then(() => run(app, given, profile))
    .catch((error: unknown) => {
      process.stderr.write(`${String(error)}\n`);
      app.exit(1);
    });
} else {
  process.stderr.write("Quầy Một Cửa đang chạy với thư mục dữ liệu này.\n");
  app.exit(0);
}
