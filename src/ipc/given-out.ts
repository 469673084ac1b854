/** What became of a paper that leaves the program. */
export interface GivenOut {
  readonly saved: boolean;
  /** The printer of the operating system that took it; nobody knows yet whether paper came out. */
  readonly queue?: string;
}
