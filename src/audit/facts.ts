/** How a resource names the one that it belongs to. */
export interface ParentWay {
  /** Blocks are dotted: `export_data_storage_location.container_id`. */
  readonly attribute: string;
  /** An id, or another attribute that no other resource has; or a bare name. */
  readonly by: "id" | "name";
  /** Types of what is named, or `*` for any. */
  readonly parents: readonly string[];
}

/** How the place of a resource is found. A type that no row names is not classified. */
export type ResourceTypeRow = LocatedTypes | ChildTypes | OtherTypes;

/** A resource is where its `location` says. */
export interface LocatedTypes {
  readonly class: "located";
  readonly types: readonly string[];
  /** Where it is when no location is written: nowhere when the list is empty. Absent: nobody can tell. */
  readonly otherwise?: readonly ParentWay[];
}

/** A resource is where its parent is. Every way that is written counts. */
export interface ChildTypes {
  readonly class: "child";
  readonly types: readonly string[];
  readonly ways: readonly ParentWay[];
}

/**
 * A resource has no place. `no-data`: nothing of a customer is in it. `global`: data of customers passes it or is kept by it;
 * a row of the data flows says where. `opaque`: it can make or send anything, and the document does not say what.
 */
export interface OtherTypes {
  readonly class: "no-data" | "global" | "opaque";
  readonly types: readonly string[];
  readonly why: string;
}

/** What is told when data of a flow is not inside. */
export type FlowCode =
  | "BackendOutsideBoundary"
  | "BackupOutsideBoundary"
  | "LocationOutsideBoundary"
  | "LogsOutsideBoundary"
  | "ReferenceLeavesZone"
  | "ReplicaOutsideBoundary"
  | "TransitOutsideBoundary";

/** What another attribute of the resource begins with, case aside; the empty text stands for anything that is written. */
export interface FlowCondition {
  readonly path: string;
  readonly startsWith: readonly string[];
}

/** A way that data of a resource takes besides its own location. */
interface Flow {
  readonly types: readonly string[];
  /** Attribute in Terraform's words; blocks are dotted and may occur several times, and the value may be a list. */
  readonly path: string;
  readonly why?: string;
  /** The row counts only where this holds, or cannot be told. Not where the other attribute is not written. */
  readonly onlyIf?: FlowCondition;
  /** The row does not count where this certainly holds. */
  readonly unless?: FlowCondition;
}

interface JudgedFlow extends Flow {
  readonly code: FlowCode;
}

/** Leads somewhere, where data may be sent to and taken from. */
interface Connection extends JudgedFlow {
  /** Data is only sent there, or only keys come from there, so that it takes no data of what stands there. */
  readonly oneWay?: true;
}

/** Each judge is one way to decide. An attribute that is not written moves nothing, unless the row says what then happens. */
export type DataFlowRow =
  | ClassFlow
  | RuleFlow
  | RegionFlow
  | ReferenceFlow
  | HostFlow
  | SecretFlow
  | TextFlow
  | RedundancyFlow
  | PairFlow
  | ForbiddenFlow
  | DataLocationFlow
  | WebTestFlow
  | TransitFlow
  | HarmlessFlow;

/** Says where the resource itself is, or what it can do: the class of its type decides. */
export interface ClassFlow extends Flow {
  readonly judge: "class";
}

/** A rule of its own decides. */
export interface RuleFlow extends Flow {
  readonly judge: "rule";
  /** File in `rules/`. */
  readonly rule: string;
}

/** Names a region, which must be inside. */
export interface RegionFlow extends JudgedFlow {
  readonly judge: "region";
  /** Words that name no region and move nothing. */
  readonly allowed?: readonly string[];
  /** Words that stand for the paired region of the resource's own. */
  readonly paired?: readonly string[];
  /** What the service takes when nothing is written. */
  readonly whenMissing?: string;
}

/** Leads to another resource, which must be inside; also when the value is an id with something behind it. */
export interface ReferenceFlow extends Connection {
  readonly judge: "reference";
  /** Types of which the value is the bare name; absent for an id. */
  readonly named?: readonly string[];
  /** It must be written: without it the service chooses. */
  readonly required?: true;
  /** Data comes from there, so that what takes it from a resource of a zone is audited with that zone. */
  readonly origin?: true;
}

/** A host name, an address or the start of one: of a resource that is inside, or declared. */
export interface HostFlow extends Connection {
  readonly judge: "host";
}

/** A connection string or a key. It does not tell its place, so it must come from resources that are inside. */
export interface SecretFlow extends JudgedFlow {
  readonly judge: "secret";
}

/** A text, or a map of texts, in which every address counts as a host, and every resource that is mentioned as a reference. */
export interface TextFlow extends Connection {
  readonly judge: "text";
}

/** Copies go to the paired region of the resource's own, unless the value is a safe one. Case counts for nothing. */
export interface RedundancyFlow extends JudgedFlow {
  readonly judge: "redundancy";
  readonly safe: readonly (string | boolean)[];
  /** What the provider or the service takes when nothing is written. */
  readonly whenMissing?: string | boolean;
}

/** Copies go to the paired region of the resource's own when it is in the same geography, whatever is written. */
export interface PairFlow extends JudgedFlow {
  readonly judge: "pair";
  /** Regions that have a pair and do not use it. */
  readonly except: readonly string[];
}

/** A value that moves data to no place that could be judged. */
export interface ForbiddenFlow extends JudgedFlow {
  readonly judge: "forbidden";
  /** Absent: whatever is written. */
  readonly leaks?: readonly (string | boolean)[];
  readonly why: string;
}

/** Names a part of the world: see `DATA_LOCATIONS`. */
export interface DataLocationFlow extends JudgedFlow {
  readonly judge: "data-location";
  readonly whenMissing?: string;
}

/** Names points from which a web test is run: see `WEB_TEST_LOCATIONS`. */
export interface WebTestFlow extends JudgedFlow {
  readonly judge: "web-test";
}

/** The resource itself is the finding; the path only names an attribute to tell it at. */
export interface TransitFlow extends JudgedFlow {
  readonly judge: "transit";
  readonly why: string;
}

/** Moves no data out. */
export interface HarmlessFlow extends Flow {
  readonly judge: "none";
  /** Types of which the value is the bare name; absent for an id. */
  readonly named?: readonly string[];
  /** Data comes from there: see `ReferenceFlow`. */
  readonly origin?: true;
  readonly why: string;
}

/** Part of the world in which a service without a region keeps its data. */
export interface DataLocationRow {
  readonly name: string;
  /** ISO 3166-1 alpha-2; absent where Microsoft does not say which. */
  readonly countries?: readonly string[];
}

/** Point from which Application Insights runs web tests. Its id does not tell where it is. */
export interface WebTestLocationRow {
  readonly id: string;
  readonly region: string;
}

/** Domain in which the first label of a host is an attribute of one resource in all of Azure. */
export interface HostDomainRow {
  readonly domain: string;
  readonly attribute: string;
  readonly types: readonly string[];
}

/** Host that a text names without sending anything there, such as the audience of a token. */
export interface NamedHostRow {
  readonly host: string;
  readonly why: string;
}
