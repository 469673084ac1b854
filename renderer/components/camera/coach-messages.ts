import type { PictureQuality } from "../../../src/capture/quality";

/** A picture of the camera as it is, handed over without a copy; the coach unpacks it at this size and closes it. */
export interface LiveFrame {
  readonly frame: VideoFrame;
  readonly width: number;
  readonly height: number;
}

/** What the coach is asked: a frame of the live picture, or the still that was taken. */
export type CoachJob =
  | { readonly kind: "frame"; readonly live: LiveFrame; readonly stillScale: number }
  | { readonly kind: "still"; readonly picture: Blob }
  | { readonly kind: "codes"; readonly live: LiveFrame };

/** `codes` are texts of QR codes; a still that cannot be unpacked has no quality. */
export interface CoachAnswer {
  readonly quality: PictureQuality | undefined;
  readonly codes: readonly string[];
}

export interface CoachMessage {
  readonly number: number;
  readonly job: CoachJob;
}

export interface CoachReply {
  readonly number: number;
  readonly answer: CoachAnswer;
}
