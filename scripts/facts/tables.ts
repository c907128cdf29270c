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

export interface Facts {
  /** Day on which the tables were last looked through. */
  readonly asOf: string;
  readonly countries: FactTable<CountryRow>;
  readonly regions: FactTable<RegionRow>;
  readonly dataZones: FactTable<DataZoneRow>;
  readonly deploymentTypes: FactTable<DeploymentTypeFact>;
  readonly models: FactTable<ModelFact>;
}
