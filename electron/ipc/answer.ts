import { ipcMain, type IpcMainInvokeEvent } from "electron";
import { CHANNELS } from "../../src/ipc/channels";
import type { Channel, Input, Output, Requests } from "../../src/ipc/requests";
import type { WindowKind } from "../../src/ipc/window-kind";

/** Which window asks: known to main by its own table, never by what the window says. */
export interface Sender {
  readonly id: number;
  readonly kind: WindowKind;
}

export type FindSender = (event: IpcMainInvokeEvent) => Sender | undefined;

export type Reply<C extends Channel> = (input: Input<C>, sender: Sender) => Output<C> | Promise<Output<C>>;

/** An answer for each question of a part of the table. */
export type RepliesOf<T> = { readonly [C in keyof T & Channel]: Reply<C> };

export type Replies = RepliesOf<Requests>;

/** The only caller of `ipcMain.handle`: checks the sender, parses the input, then answers. */
function answer<C extends Channel>(channel: C, replies: Pick<Replies, C>, findSender: FindSender): void {
  const rule = CHANNELS[channel];
  const reply: Reply<C> = replies[channel];
  ipcMain.handle(channel, (event, raw: unknown) => {
    const sender = findSender(event);
    if (sender === undefined || !rule.windows.includes(sender.kind)) throw new Error(`not allowed: ${channel}`);
    return reply(rule.parse(raw), sender);
  });
}

/** Answers every channel of the table; a missing one does not compile. */
export function answerAll(replies: Replies, findSender: FindSender): void {
  for (const channel of Object.keys(replies) as Channel[]) answer(channel, replies, findSender);
}
