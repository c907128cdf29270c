/** What is wrong at an attribute of a resource. */
export interface Verdict {
  /** The code of the row; `Unknown` where nobody can tell. */
  readonly code: string;
  readonly attribute: string;
}
