/** The part of Electron's BrowserWindow that is needed here. */
interface PrintableWindow<C> {
  readonly webContents: C & { isCrashed(): boolean; executeJavaScript(script: string): Promise<unknown> };
  loadURL(address: string): Promise<void>;
  isDestroyed(): boolean;
  destroy(): void;
}

/** The hidden window in which forms become paper: opened ahead of the first one and kept, as opening takes longest. */
export interface PrintWindow<C> {
  /** Opens it and lets it load the fonts of all forms. */
  warm(): void;
  contents(): C;
  /** The page, as long as `use` needs it; one at a time. */
  withPage<T>(page: PrintPage, use: (contents: C) => Promise<T>): Promise<T>;
}

export interface PrintPage {
  readonly address: string;
  /** Puts the same into the empty page, which has loaded its fonts already; undefined where only loading it will do. */
  readonly fill: string | undefined;
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
  /** What is open is the empty page, or it with something put in. */
  let isFillable = false;

  const drop = (): void => {
    if (kept?.isDestroyed() === false) kept.destroy();
    kept = undefined;
    isFillable = false;
  };
  const load = async (window: PrintableWindow<C>, address: string): Promise<void> => {
    isFillable = false;
    await window.loadURL(address);
    isFillable = address === empty;
  };
  const show = async (window: PrintableWindow<C>, { address, fill }: PrintPage): Promise<void> => {
    if (fill === undefined) return load(window, address);
    if (!isFillable) await load(window, empty);
    await window.webContents.executeJavaScript(fill);
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
    void inTurn(() => load(get(), empty)).catch(drop);
  };

  return {
    warm() {
      if (kept === undefined) void inTurn(() => load(get(), empty)).catch(drop);
    },
    contents: () => get().webContents,
    withPage: (page, use) =>
      inTurn(async () => {
        const window = get();
        try {
          await show(window, page);
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
