import { quotedList } from "../text";
import { kind } from "./problem-kind";

/** How data of a zone gets out: what the audit tells of a flow. */
export type Leaving = InRegion | InWorld | Copied | Forbidden | PassedOn;

interface InRegion {
  /** What is there; left out where it is the resource itself. */
  readonly what?: string;
  readonly region: string;
  readonly country: string;
  readonly boundary: string;
  readonly allowed: readonly string[];
}

/** In a part of the world, not in one region. */
interface InWorld {
  readonly value: string;
  readonly where: string;
  readonly boundary: string;
}

interface Copied {
  readonly value: string;
  readonly copies: string;
  readonly boundary: string;
  readonly fix: string;
}

interface Forbidden {
  readonly value: string;
  readonly why: string;
}

/** What takes the data is inside, and does not keep it there. */
interface PassedOn {
  readonly what: string;
  readonly text: string;
}

function leaving(f: Leaving, fix: string): string {
  if ("text" in f) return `'${f.what}' is not shown to keep it inside: ${f.text}`;
  if ("why" in f) return `${f.value}: ${f.why}; ${fix}`;
  if ("copies" in f)
    return `${f.value} keeps copies in ${f.copies}, which is not shown to be in '${f.boundary}'; ${f.fix}`;
  if ("where" in f) return `${f.value} is ${f.where}, which is not shown to be in '${f.boundary}'; ${fix}`;
  const where = f.what === undefined ? `'${f.region}' is in` : `'${f.what}' is in '${f.region}' in`;
  return `${where} '${f.country}', which is not in '${f.boundary}'; allowed are ${quotedList(f.allowed)}; ${fix}`;
}

/** What the audit of a finished Terraform document can find. */
export const AUDIT_PROBLEMS = {
  LocationOutsideBoundary: kind("A resource of a zone is in a region outside the boundary.", (f: Leaving) =>
    leaving(f, "move the resource, or create it apart from the zone"),
  ),
  LogsOutsideBoundary: kind(
    "Logs, metrics or alerts of a resource of a zone go to something outside the boundary, or are read from there.",
    (f: Leaving) => leaving(f, "send the logs to one that is inside"),
  ),
  LogsInAnotherRegion: kind(
    "Logs of an account or a gateway of a zone go to another region than its own, though inside the boundary.",
    (f: { sink: string; there: string; logged: string; here: string }) =>
      `'${f.sink}' is in '${f.there}', and '${f.logged}', whose logs it takes, is in '${f.here}'; send them to one in the same region, or accept it with zone.waive(ResidencyWaiver.of({ code: 'LogsInAnotherRegion', … }))`,
  ),
  RetentionNotWritten: kind(
    "How long a workspace of a zone keeps logs is not written as a number of days.",
    (f: { value: string }) =>
      `${f.value} given for how long logs are kept; write a number of days from 30 to 730, or accept it with zone.waive(ResidencyWaiver.of({ code: 'RetentionNotWritten', … }))`,
  ),
  BackendOutsideBoundary: kind(
    "A backend, an origin or an API of a zone leads to something outside the boundary.",
    (f: Leaving) => leaving(f, "point it at one that is inside, or create it apart from the zone"),
  ),
  ReplicaOutsideBoundary: kind("A resource of a zone is copied to a region outside the boundary.", (f: Leaving) =>
    leaving(f, "replicate inside, or not at all"),
  ),
  BackupOutsideBoundary: kind("Backups of a resource of a zone are kept outside the boundary.", (f: Leaving) =>
    leaving(f, "keep backups inside"),
  ),
  ReferenceLeavesZone: kind(
    "A resource of a zone uses something that is outside its boundary, or a construct is given one of another zone.",
    (f: Leaving | { what: string; other: string; zone: string }) =>
      "other" in f
        ? `'${f.what}' belongs to the zone '${f.other}', not to '${f.zone}'; create one in '${f.zone}'`
        : leaving(f, "use one that is inside"),
  ),
  BackendAccountLeavesBoundary: kind(
    "A backend or an API of a zone leads to an account outside the zone that has a deployment which may leave the boundary.",
    (f: { backend: string; deployment: string; text: string }) =>
      `'${f.backend}' holds the deployment '${f.deployment}', which is not shown to stay inside: ${f.text}; or point the backend at an account of the zone`,
  ),
  BackendHostUnknown: kind(
    "A backend or an API of a zone leads to a host that is no account which is known.",
    (f: { host: string; isProxy: boolean }) =>
      `'${f.host}' is the host of no account that is known here; ${
        f.isProxy
          ? "leave the proxy out"
          : "point it at an account of this zone, or declare the account in the zone with MultiRegionOpenAI.fromMultiRegionOpenAIAttributes and its endpoint"
      }`,
  ),
  BackendUnresolved: kind(
    "Where a backend or an API of a zone leads cannot be told from the document.",
    (f: { value: string; reason: string }) =>
      `${f.value} cannot be told to lead inside the boundary: ${f.reason}; write the https:// address of an account as a literal, or refer to the endpoint of an account of this stack`,
  ),
  BackendUrlInvalid: kind(
    "The address of a backend or an API of a zone is not encrypted, or two programs could read it as two hosts.",
    (f: { value: string; what: string }) =>
      `${f.value} ${f.what}; write it as https://<host> or https://<host>/<path>, in ASCII and without a user name`,
  ),
  RegionUnresolved: kind(
    "Where a resource of a zone is cannot be told from the document.",
    (f: { value: string; reason: string }) =>
      `${f.value} cannot be told to be inside the boundary: ${f.reason}; write the region as a literal, or refer to a resource of this stack`,
  ),
  TransitOutsideBoundary: kind(
    "A service that works world-wide stands in the way of the data of a zone.",
    (f: { what: string; why: string; boundary: string }) =>
      `${f.what}: ${f.why}, so it does not stay in '${f.boundary}'; leave it out, or accept it with zone.waive(ResidencyWaiver.of({ code: 'TransitOutsideBoundary', … }))`,
  ),
  ReferenceUnresolved: kind(
    "Where something is that a resource of a zone sends data to, or takes it from, cannot be told.",
    (f: { value: string; reason: string; example: string }) =>
      `${f.value} cannot be told to be inside the boundary: ${f.reason}; refer to a resource of this app, or declare where it is: zone.declareExternal(${f.example}, region)`,
  ),
  ResourceNotClassified: kind(
    "A resource of a zone may keep or send data in a way that is not known here.",
    (f: { what: string; why: string }) =>
      `${f.what}: ${f.why}; create it apart from the zone if it holds none of its data, or accept it with zone.waive(ResidencyWaiver.of({ code: 'ResourceNotClassified', … }))`,
  ),
  ChangeIgnored: kind(
    "Terraform leaves an attribute of a resource of a zone, which decides where its data goes, to whoever changes it.",
    (f: { value: string; decides: readonly string[] }) =>
      `with '${f.value}' in ignore_changes, Terraform does not keep what is written for ${quotedList(f.decides)}; take it out, or accept it with zone.waive(ResidencyWaiver.of({ code: 'ChangeIgnored', … }))`,
  ),
  PolicyExempted: kind(
    "An exemption takes something out of an Azure Policy of a zone, or a change by azapi takes its force; or may do so.",
    (f: { how: string; what: string }) =>
      `it ${f.how} ${f.what}, so that Azure no longer denies there what would leave the boundary; remove it, or accept it with zone.waive(ResidencyWaiver.of({ code: 'PolicyExempted', … }))`,
  ),
  WaiverInvalid: kind(
    "A waiver does not say what is accepted, why, by whom or until when.",
    (f: { value: string; what: string }) => `${f.value} given where ${f.what} is needed`,
  ),
  ZoneDefinitionInvalid: kind(
    "The definition of a zone in a document is none.",
    (f: { what: string }) => `${f.what}; give a document as cdktf synth has written it`,
  ),
  WaiverExpired: kind(
    "A waiver ended before the day of the audit, so that what it accepted counts again.",
    (f: { code: string; approvedBy: string; expiresOn: string; today: string }) =>
      `the waiver of ${f.code} that '${f.approvedBy}' approved ended on ${f.expiresOn}, and this is the audit of ${f.today}; remove what it accepted, or have it approved again`,
  ),
  WaiverTooLong: kind(
    "A waiver runs for more than two years from the day of the audit, so that nobody will look at it again.",
    (f: { code: string; approvedBy: string; expiresOn: string; latest: string }) =>
      `the waiver of ${f.code} that '${f.approvedBy}' approved ends on ${f.expiresOn}; let it end on ${f.latest} at the latest, and have it approved again then`,
  ),
  WaiverUnused: kind(
    "A waiver accepts something that is not there.",
    (f: { code: string; target: string; zone: string }) =>
      `there is no ${f.code} at '${f.target}' in the zone '${f.zone}'; remove the waiver`,
  ),
} as const;
