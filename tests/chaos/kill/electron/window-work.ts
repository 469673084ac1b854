import type {} from "../../../../renderer/app/station-api"; // declares window.station
import type { CommandId, DossierId } from "../../../../src/shared/brand";

/** What the window of a life says to the killer's ledger. */
export type Word =
  | { readonly kind: "working" }
  | { readonly kind: "sent"; readonly command: CommandId; readonly draft: DossierId; readonly pages: number }
  | { readonly kind: "accepted"; readonly draft: DossierId; readonly code: string }
  | { readonly kind: "refused"; readonly draft: DossierId; readonly fault: string };

export interface Task {
  readonly pin: string;
  /** Asked again: sent in a life before, and not answered there. */
  readonly open: readonly { readonly command: CommandId; readonly draft: DossierId }[];
  /** A page in base64, put into every third visit. */
  readonly page: string;
}

/**
 * Runs inside the desk's window and uses nothing but its own preload: signs in, asks again what was left unanswered,
 * then serves one visit after the other until the program is killed. Everything it needs stands inside it.
 */
export async function workUntilKilled({ pin, open, page }: Task): Promise<void> {
  const { station } = window;
  const told = (word: Word): Promise<void> => (window as unknown as { told: (word: Word) => Promise<void> }).told(word); // exposed by the killer
  const officer = (await station.ask("session:officers", undefined))[0];
  if (officer === undefined) throw new Error("no officer");
  const signedIn = await station.ask("session:sign-in", { officer: officer.id, pin });
  if (!signedIn.ok) throw new Error(signedIn.fault.kind);
  await told({ kind: "working" });

  const accept = async (command: CommandId, draft: DossierId): Promise<void> => {
    const answer = await station.ask("intake:accept", { command, draft });
    if (answer.ok) await told({ kind: "accepted", draft, code: answer.value.code });
    else await told({ kind: "refused", draft, fault: answer.fault.kind });
  };
  for (const { command, draft } of open) await accept(command, draft);

  const procedure = await station.ask("procedure:get", { code: "2.000815" });
  if (!procedure.ok) throw new Error("no procedure");
  const papers = procedure.value.procedure.papers.map(({ id }) => id);
  for (let visit = 0; ; visit += 1) {
    const made = await station.ask("draft:create", undefined);
    if (!made.ok) throw new Error(made.fault.kind);
    const draft = made.value.id;
    const withPage = visit % 3 === 2;
    if (withPage) {
      const bytes = Uint8Array.from(atob(page), (letter) => letter.charCodeAt(0));
      const stored = await station.ask("page:import", { draft, paper: papers[0], fileName: "trang.jpg", bytes });
      if (!stored.ok) throw new Error(stored.fault.kind);
    }
    const applicant = {
      ...{ idNumber: "001085012345", name: "Nguyễn Văn Ánh", birthDate: "15/08/1985", sex: "male" as const },
      ...{ address: "Số 12, Phố Huế", phone: "" },
    };
    const seenPapers = withPage ? papers.slice(1) : papers;
    const form = { ...made.value.form, applicant, procedure: "2.000815", seenPapers, compared: true };
    const saved = await station.ask("draft:save", { draft, form });
    if (!saved.ok) throw new Error(saved.fault.kind);
    const random = crypto.getRandomValues(new Uint8Array(16));
    // 128 random bits in hex are what the brand asks for.
    const command = [...random].map((byte) => byte.toString(16).padStart(2, "0")).join("") as CommandId;
    await told({ kind: "sent", command, draft, pages: withPage ? 1 : 0 });
    await accept(command, draft);
  }
}
