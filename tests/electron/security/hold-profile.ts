import { lockProfile } from "../../../electron/security/profile-lock";

// A process of its own for the test: says in one line what came of locking, and for each knock; ends with its stdin.
const locked = await lockProfile(process.argv[2] ?? "", () => {
  console.log("knocked");
});
console.log(locked.ok ? "locked" : locked.fault.kind);
process.stdin.resume();
process.stdin.on("end", () => process.exit(0));
