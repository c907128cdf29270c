import type { AppIndex, End } from "./app-index";
import type { FlowRow } from "./facts";
import type { MeantResource, Value } from "./meant";
import type { Place, Places } from "./places";
import type { Verdict } from "./verdict";

/** What was asked for already, so that a circle ends. */
export type Seen = Set<string>;

/** What a judge asks of places, and of what is at the end of a value. */
export interface Judging {
  readonly index: AppIndex;
  readonly places: Places;
  isMember(resource: MeantResource): boolean;
  /** What is wrong with the place of something at an attribute. */
  atPlace(place: Place, attribute: string, code: string): readonly Verdict[];
  /** What is wrong with where a value leads; of what is in the zone it is told there. */
  atEnds(ends: readonly End[], attribute: string, code: string, seen: Seen): readonly Verdict[];
  /** An account keeps data anywhere in its geography. */
  atRest(place: Place, attribute: string): readonly Verdict[];
  /** Whether what a resource is given goes on to where it must not be. */
  handsOn(taker: MeantResource, seen: Seen): boolean;
  deploymentsOf(account: MeantResource): readonly MeantResource[];
}

/** A row of the flows, and what is written of it. */
export interface RowContext {
  readonly judging: Judging;
  readonly resource: MeantResource;
  readonly row: FlowRow;
  /** Without the empty texts. */
  readonly values: readonly Value[];
  readonly all: readonly Value[];
  readonly seen: () => Seen;
}
