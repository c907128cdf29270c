import type {
  DataFlowRow,
  DataLocationRow,
  HostDomainRow,
  NamedHostRow,
  ResourceTypeRow,
  WebTestLocationRow,
} from "../../src/audit/facts";
import type {
  CountryRow,
  DataZoneRow,
  DeploymentTypeRow,
  ModelRow,
  RegionRow,
  TableSource,
} from "../../src/residency/facts";

/** One fact file that has been read and found right. */
export interface FactTable<Row> {
  readonly source: TableSource;
  readonly furtherSources: readonly TableSource[];
  readonly notes: readonly string[];
  readonly rows: readonly Row[];
}

/** What the schedule said of a model on an earlier day. */
export interface RetirementState {
  readonly asOf: string;
  readonly lifecycle?: string;
  readonly retirement?: string;
}

/** A model with what only the pages tell. */
export interface ModelFact extends ModelRow {
  readonly note?: string;
  readonly retirementHistory: readonly RetirementState[];
}

export interface DeploymentTypeFact extends DeploymentTypeRow {
  readonly note?: string;
}

/** A part of the world as the file writes it. */
export interface DataLocationFact extends DataLocationRow {
  readonly euDataBoundary?: true;
}

/** Where data goes, and the tables that the rows are judged by. */
export interface DataFlowFacts {
  readonly flows: FactTable<DataFlowRow>;
  readonly dataLocations: readonly DataLocationFact[];
  readonly webTestLocations: readonly WebTestLocationRow[];
  readonly hostDomains: readonly HostDomainRow[];
  readonly namedHosts: readonly NamedHostRow[];
}

export interface Facts {
  /** Day on which the tables were last looked through. */
  readonly asOf: string;
  readonly countries: FactTable<CountryRow>;
  readonly regions: FactTable<RegionRow>;
  readonly dataZones: FactTable<DataZoneRow>;
  readonly deploymentTypes: FactTable<DeploymentTypeFact>;
  readonly models: FactTable<ModelFact>;
  readonly resourceTypes: FactTable<ResourceTypeRow>;
  readonly dataFlows: DataFlowFacts;
}
