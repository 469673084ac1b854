/** The part of Electron's BrowserWindow that is needed here. */
interface PrintableWindow<C> {
  readonly webContents: C & { isCrashed(): boolean };
  loadURL(address: string): Promise<void>;
  isDestroyed(): boolean;
  destroy(): void;
}

/** The hidden window in which forms become paper: opened ahead of the first one and kept, as opening takes longest. */
export interface PrintWindow<C> {
  /** Opens it and lets it load the fonts of all forms. */
  warm(): void;
  contents(): C;
  /** The page at `address`, as long as `use` needs it; one at a time. */
  withPage<T>(address: string, use: (contents: C) => Promise<T>): Promise<T>;
}

/** `empty`: the address of a page that says nothing. `later` runs its work after a rest. */
export function createPrintWindow<C>(
  openWindow: () => PrintableWindow<C>,
  empty: string,
  later: (work: () => void) => void,
): PrintWindow<C> {
  let kept: PrintableWindow<C> | undefined;
  let previous: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  let uses = 0;

  const drop = (): void => {
    if (kept?.isDestroyed() === false) kept.destroy();
    kept = undefined;
  };
  const get = (): PrintableWindow<C> => {
    if (kept === undefined || kept.isDestroyed() || kept.webContents.isCrashed()) {
      drop();
      kept = openWindow();
    }
    return kept;
  };
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    waiting += 1;
    const job = previous.then(work).finally(() => {
      waiting -= 1;
    });
    previous = job.catch(() => undefined);
    return job;
  };
  /** A form stays in no window after its time; what cannot be emptied is closed. */
  const clear = (): void => {
    if (waiting > 0 || kept === undefined) return;
    void inTurn(() => get().loadURL(empty)).catch(drop);
  };

  return {
    warm() {
      if (kept === undefined) void inTurn(() => get().loadURL(empty)).catch(drop);
    },
    contents: () => get().webContents,
    withPage: (address, use) =>
      inTurn(async () => {
        const window = get();
        try {
          await window.loadURL(address);
          return await use(window.webContents);
        } catch (error) {
          drop();
          throw error;
        } finally {
          // Only the last form of a row is cleared away: each one takes the place of the one before.
          uses += 1;
          const mine = uses;
          later(() => {
            if (mine === uses) clear();
          });
        }
      }),
  };
}
