/** Where the command writes to. Results go out, everything else is said beside them. */
export interface Terminal {
  out(text: string): void;
  err(text: string): void;
  /** Whether a person watches what is said, so that a bar may move there. */
  readonly isWatched: boolean;
}

/** The command has done what it was asked for, and that was well; it was not; or it could not be done. */
export enum ExitCode {
  GOOD = 0,
  BAD = 1,
  UNUSABLE = 2,
}

/** Says why something could not be done; not a fault of the command. */
export class UsageError extends Error {}
