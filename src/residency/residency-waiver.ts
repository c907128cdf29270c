import { isIsoDate } from "../private/dates";
import { isMap } from "../private/guards";
import { isLiteralText } from "../private/literal";
import { type Problem, problem, throwIfAny } from "../private/problem-list";
import type { ProblemCode } from "../private/problems";
import { quotedList, shown } from "../private/text";
import { isNameOfSomebody, isReason, NAME_WORDS, REASON_WORDS } from "./reason";

/** What a waiver accepts, who has approved it, why, and until when. */
export interface ResidencyWaiverOptions {
  /** Code of the finding that is accepted, for example `TransitOutsideBoundary`. */
  readonly code: string;

  /** Path of the construct whose findings are accepted, and of all below it: `frontDoor.node.path`. Not above the zone. */
  readonly target: string;

  /** Why it is acceptable, for whoever reads the report: 20 characters, three words and six different letters at least. */
  readonly reason: string;

  /** Who has approved it: a person or a board that can be asked, with two letters at least. */
  readonly approvedBy: string;

  /** Last day on which it counts, `YYYY-MM-DD`. The command `audit` reports one that runs for more than two years from its day. */
  readonly expiresOn: string;
}

/** Findings that somebody may answer for. What a plan has pinned is changed in the properties, not waived. */
export const WAIVABLE_CODES: readonly ProblemCode[] = [
  "AtRestLeavesBoundary",
  "BackendAccountLeavesBoundary",
  "BackendHostUnknown",
  "BackendOutsideBoundary",
  "BackendUnresolved",
  "BackendUrlInvalid",
  "BackupOutsideBoundary",
  "ChangeIgnored",
  "DeploymentTypeUnknown",
  "LiteralNeeded",
  "LocationOutsideBoundary",
  "LogsInAnotherRegion",
  "LogsOutsideBoundary",
  "PolicyExempted",
  "ProcessingLeavesBoundary",
  "ReferenceLeavesZone",
  "ReferenceUnresolved",
  "RegionUnknown",
  "RegionUnresolved",
  "RegionWithoutDataZone",
  "ReplicaOutsideBoundary",
  "ResourceNotClassified",
  "RetentionNotWritten",
  "TransitOutsideBoundary",
];

/** Accepts one kind of finding of one construct, in writing and for a time. */
export class ResidencyWaiver {
  /**
   * A waiver.
   *
   * @param options What is accepted, by whom, why, and until when.
   *
   * Throws `WaiverInvalid`, with everything that is wrong.
   */
  public static of(options: ResidencyWaiverOptions): ResidencyWaiver {
    throwIfAny("ResidencyWaiver.of", waiverProblems(options));
    return new ResidencyWaiver(options);
  }

  /** Code of the finding. */
  public readonly code: string;

  /** Path of the construct. */
  public readonly target: string;

  /** Why it is acceptable. */
  public readonly reason: string;

  /** Who has approved it. */
  public readonly approvedBy: string;

  /** Last day on which it counts. */
  public readonly expiresOn: string;

  private constructor(options: ResidencyWaiverOptions) {
    this.code = options.code;
    this.target = options.target;
    this.reason = options.reason;
    this.approvedBy = options.approvedBy;
    this.expiresOn = options.expiresOn;
  }
}

/** What is wrong with a waiver, also with one that was read from a document. */
export function waiverProblems(options: unknown): Problem[] {
  const given = isMap(options) ? options : {};
  const { code, target, reason, approvedBy, expiresOn } = given;
  const found = [
    ...unless(WAIVABLE_CODES.includes(code as ProblemCode), "code", code, `one of ${quotedList(WAIVABLE_CODES, 32)}`),
    ...unless(isPath(target), "target", target, "the path of a construct, such as frontDoor.node.path,"),
    ...unless(isReason(reason), "reason", reason, REASON_WORDS),
    ...unless(isNameOfSomebody(approvedBy), "approvedBy", approvedBy, NAME_WORDS),
    ...unless(isIsoDate(expiresOn), "expiresOn", expiresOn, "a date that exists, written YYYY-MM-DD,"),
  ];
  return found;
}

/** What is wrong with a waiver in one zone: what is above it holds more than the zone, and nobody has looked at that. */
export function targetProblems({ target }: ResidencyWaiver, zone: string): Problem[] {
  const what = `the path of '${zone}', of a construct below it, or of one beside it,`;
  return unless(!zone.startsWith(`${target}/`), "target", target, what);
}

function unless(isRight: boolean, path: string, value: unknown, what: string): Problem[] {
  return isRight ? [] : [problem("WaiverInvalid", path, { value: shown(value), what })];
}

function isPath(value: unknown): boolean {
  return isLiteralText(value) && value.trim() === value && !value.startsWith("/") && !value.endsWith("/");
}
