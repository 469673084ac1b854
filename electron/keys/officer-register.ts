import type { Officer, OfficerId } from "../../src/access/officer";
import { countFailure, NO_ATTEMPTS, rebaseAttempts, remainingPause } from "../../src/access/pin-pauses";
import type { Pin } from "../../src/access/pin-rules";
import type { Clock } from "../../src/shared/clock";
import type { Disk, DiskFault } from "../../src/shared/disk";
import type { IdSource } from "../../src/shared/id-source";
import { fail, ok, type Result } from "../../src/shared/result";
import { PIN_STRETCH } from "./argon2";
import type { KeyTools } from "./master-key";
import { hashPin, isPin } from "./pin-hash";
import type { StretchParameters } from "./ports";
import { readRegister, writeRegister, type RegisterFault, type RegisterRecord } from "./register-file";
import { createSerialQueue } from "./serial-queue";

export interface OfficerRegisterOptions {
  readonly disk: Disk;
  readonly tools: KeyTools;
  readonly clock: Clock;
  readonly ids: IdSource;
  /** UnlockedKeys.register. */
  readonly registerKey: Uint8Array;
  readonly stretch?: StretchParameters;
}

export type PinCheckFault =
  | { readonly kind: "wrong-pin"; /** Until the next try, in ms. */ readonly pause: number }
  /** Not even looked at: too many wrong PINs. */
  | { readonly kind: "pause"; readonly milliseconds: number }
  | { readonly kind: "unknown-officer" }
  | { readonly kind: "disk"; readonly cause: DiskFault };

export type RegisterChangeFault = Extract<PinCheckFault, { readonly kind: "unknown-officer" | "disk" }>;

/** Who may sign in here. Every change is flushed before its answer; whoever calls has checked the permission. */
export interface OfficerRegister {
  list(): readonly Officer[];
  add(officer: Omit<Officer, "id" | "active">, pin: Pin): Promise<Result<Officer, RegisterChangeFault>>;
  change(
    id: OfficerId,
    next: Partial<Pick<Officer, "displayName" | "roles" | "active">>,
  ): Promise<Result<undefined, RegisterChangeFault>>;
  /** A try counts as wrong on the disk before it is looked at: pulling the plug saves nobody a pause. */
  checkPin(id: OfficerId, pin: string): Promise<Result<Officer, PinCheckFault>>;
  /** A new PIN, and no pause: by the officer, or by a supervisor who vouches for the officer. */
  setPin(id: OfficerId, pin: Pin): Promise<Result<undefined, RegisterChangeFault>>;
  /** The supervisor's override: the next try is looked at at once. */
  unblock(id: OfficerId): Promise<Result<undefined, RegisterChangeFault>>;
}

export async function openOfficerRegister(
  options: OfficerRegisterOptions,
): Promise<Result<OfficerRegister, RegisterFault>> {
  const { disk, tools, clock, ids, registerKey, stretch = PIN_STRETCH } = options;
  const read = await readRegister(disk, tools.crypto, registerKey);
  if (!read.ok) return read;
  let records = read.value.map((record) => ({ ...record, attempts: rebaseAttempts(record.attempts, clock.now()) }));
  /** When the last wrong PIN of this run came, by the stopwatch that nobody can set. */
  const failedAt = new Map<OfficerId, number>();
  const queue = createSerialQueue();

  const save = async (next: RegisterRecord[]): Promise<Result<undefined, RegisterChangeFault>> => {
    const written = await writeRegister(disk, tools.crypto, registerKey, next);
    if (!written.ok) return fail({ kind: "disk", cause: written.fault });
    records = next;
    return ok();
  };
  const find = (id: OfficerId): RegisterRecord | undefined => records.find((record) => record.id === id);
  const change = async (
    id: OfficerId,
    next: Partial<RegisterRecord>,
  ): Promise<Result<undefined, RegisterChangeFault>> => {
    if (find(id) === undefined) return fail({ kind: "unknown-officer" });
    return save(records.map((record) => (record.id === id ? { ...record, ...next } : record)));
  };

  const checkPin = async (id: OfficerId, pin: string): Promise<Result<Officer, PinCheckFault>> => {
    const record = find(id);
    if (record?.active !== true) return fail({ kind: "unknown-officer" });
    const failed = failedAt.get(id);
    const since = failed === undefined ? undefined : clock.elapsed() - failed;
    const left = remainingPause(record.attempts, clock.now(), since);
    if (left > 0) return fail({ kind: "pause", milliseconds: left });

    const counted = countFailure(record.attempts, clock.now());
    const written = await change(id, { attempts: counted });
    if (!written.ok) return written;
    if (!(await isPin(tools.stretch, pin, record.pin))) {
      failedAt.set(id, clock.elapsed());
      return fail({ kind: "wrong-pin", pause: remainingPause(counted, clock.now(), 0) });
    }
    failedAt.delete(id);
    const cleared = await change(id, { attempts: NO_ATTEMPTS });
    return cleared.ok ? ok(officerOf(record)) : cleared;
  };

  return ok({
    list: () => records.map(officerOf),
    add: (officer, pin) =>
      queue.run(async () => {
        const hash = await hashPin(tools.crypto, tools.stretch, pin, stretch);
        // A fresh id is given its meaning here.
        const fresh: Officer = { ...officer, id: ids.next() as OfficerId, active: true };
        const saved = await save([...records, { ...fresh, pin: hash, attempts: NO_ATTEMPTS }]);
        return saved.ok ? ok(fresh) : saved;
      }),
    change: (id, next) => queue.run(() => change(id, next)),
    checkPin: (id, pin) => queue.run(() => checkPin(id, pin)),
    setPin: (id, pin) =>
      queue.run(async () => {
        const hash = await hashPin(tools.crypto, tools.stretch, pin, stretch);
        failedAt.delete(id);
        return change(id, { pin: hash, attempts: NO_ATTEMPTS });
      }),
    unblock: (id) =>
      queue.run(() => {
        failedAt.delete(id);
        return change(id, { attempts: NO_ATTEMPTS });
      }),
  });
}

function officerOf({ id, displayName, roles, active }: RegisterRecord): Officer {
  return { id, displayName, roles, active };
}
