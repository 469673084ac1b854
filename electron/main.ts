import { app } from "electron";
import { parseArguments } from "./app/arguments";
import { placeProfile } from "./app/profile";
import { run } from "./app/run";
import { hardenApplication } from "./security/harden";
import { lockProfile } from "./security/profile-lock";
import { registerStationScheme } from "./security/station-protocol";

const given = parseArguments(process.argv.slice(1), process.env);
registerStationScheme();
hardenApplication(app);
const profile = placeProfile(app, given.profile);

// Somebody started the program a second time with this data folder: it shows itself instead.
const show: { first: () => void } = { first: () => undefined };
const lock = await lockProfile(profile.root, () => {
  show.first();
});

if (lock.ok) {
  app.on("window-all-closed", () => {
    app.quit();
  });
  // Not awaited: Electron becomes ready only after this module has been evaluated.
  void app
    .whenReady()
    .then(() => run(app, given, profile, lock.value))
    .then((showFirst) => {
      show.first = showFirst;
    })
    .catch((error: unknown) => {
      process.stderr.write(`${String(error)}\n`);
      app.exit(1);
    });
} else if (lock.fault.kind === "in-use") {
  process.stderr.write("Quầy Một Cửa đang chạy với thư mục dữ liệu này.\n");
  app.exit(0);
} else {
  process.stderr.write(`Không dùng được thư mục dữ liệu ${profile.root} (${lock.fault.code}).\n`);
  app.exit(1);
}
