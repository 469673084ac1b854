import { RULE, textBlock, type Block, type Paper } from "./paper";

export interface SlipMark {
  /** Job of the ledger: its first eight digits stand on the slip. */
  readonly jobId: string;
  /** 0 on the first paper; n on the n-th paper after it. */
  readonly mark: number;
}

/** "3f2a-09c1": short enough to say on the telephone. */
export function shortJobId(jobId: string): string {
  return `${jobId.slice(0, 4)}-${jobId.slice(4, 8)}`;
}

/** The paper as it is printed: TẬP HUẤN and BẢN IN LẠI above, the slip's id below. */
export function finishPaper(paper: Paper, { jobId, mark }: SlipMark): Paper {
  const above: Block[] = [];
  if (paper.training) above.push({ kind: "banner", text: "TẬP HUẤN" });
  if (mark > 0) above.push({ kind: "banner", text: `BẢN IN LẠI LẦN ${mark}` });
  const below: Block[] = [RULE, textBlock(`Phiếu ${shortJobId(jobId)}`, { size: "small", align: "center" })];
  if (paper.training) below.push(textBlock("TẬP HUẤN – không có giá trị", { bold: true, align: "center" }));
  return { training: paper.training, blocks: [...above, ...paper.blocks, ...below] };
}
