import { byCodePoint } from "../private/text";
import type { AzureRegion } from "../residency/azure-region";
import type { DeploymentType } from "../residency/deployment-type";
import { ProcessingScope } from "../residency/processing-scope";
import type { ResidencyBoundary } from "../residency/residency-boundary";
import { DEPLOYMENT, isAccount } from "../terraform/resource-region";
import { TerraformDocument, type TerraformResource } from "../terraform/terraform-document";
import type { AuditContext } from "./audit-context";
import { auditResource } from "./audit-resource";
import { Catalogue, type DeclaredHost } from "./catalogue";
import { cellOf, deployedModel } from "./deployed-model";
import { deploymentTypeOf } from "./deployment-type-of";
import { type Finding, pathOrAddress, renderFinding } from "./finding";
import { furtherPlaces } from "./further-places";
import { newContext } from "./new-context";
import { type Place, placeOf } from "./place";
import { tableLines } from "./table";
import { resourcesUnder } from "./zone-membership";

/** What a residency matrix is made of, and what it is judged by. */
export interface ResidencyMatrixOptions {
  /**
   * Boundary that every line is judged by.
   *
   * @default - no column `inside`, and every line counts as a leak: without a boundary nothing is inside one
   */
  readonly boundary?: ResidencyBoundary;

  /**
   * Path of the construct whose resources are shown, for example `prod/eu`.
   *
   * @default - all resources of the document
   */
  readonly pathPrefix?: string;

  /**
   * Regions beyond the built-in table, from `AzureRegion.of(name, facts)`.
   *
   * @default - none: a region that the table does not hold is unknown
   */
  readonly regions?: AzureRegion[];

  /**
   * Deployment types beyond the built-in table, from `DeploymentType.of(name, facts)`.
   *
   * @default - none: a deployment type that the table does not hold is unknown
   */
  readonly deploymentTypes?: DeploymentType[];

  /**
   * Regions of accounts that the document does not have, by the host name of their endpoint: a backend of an API Management
   * service may point there. The region is your word.
   *
   * @default - none: a backend that points at no account of the document is a leak
   */
  readonly hosts?: { [host: string]: AzureRegion };

  /**
   * Regions of what the document does not have and its resources send data to or take it from, by ARM id, host name or expression:
   * what `zone.declareExternal` says. The region is your word.
   *
   * @default - none: what cannot be traced is a leak
   */
  readonly externals?: { [idOrHost: string]: AzureRegion };
}

/**
 * Where the resources of a synthesized stack store data and where they may process it. Made for
 * `expect(String(matrix)).toMatchSnapshot()`: one line for every resource with a location, for every further location of one
 * (`additional_location` of an API Management service) and for every model deployment, ordered by path.
 */
export class ResidencyMatrix {
  /**
   * Reads a finished Terraform document, overrides included. What only Terraform knows is `unknown`, and a leak.
   *
   * @param text Content of a `cdk.tf.json`, or what `Testing.synth` gives.
   * @param options Boundary and selection.
   *
   * Throws `InvalidTerraformJson`.
   */
  public static fromTerraformJson(text: string, options: ResidencyMatrixOptions = {}): ResidencyMatrix {
    const document = TerraformDocument.parse(text, "ResidencyMatrix.fromTerraformJson");
    const { pathPrefix } = options;
    const resources = pathPrefix === undefined ? document.resources : resourcesUnder(document, pathPrefix);
    const externals = Object.entries(options.externals ?? {}).map(([what, region]) => ({ what, region }));
    const catalogue = new Catalogue(options.regions, options.deploymentTypes, declaredHosts(options), externals);
    // Judged alone, so that a deployment shows the fault of its account too.
    const { boundary, regions = [], deploymentTypes = [] } = options;
    const zone = boundary && { path: pathPrefix ?? "", boundary, regions, deploymentTypes };
    const context = zone && newContext([document], zone, catalogue);
    const rows = resources
      .flatMap((resource) => rowsOf(catalogue, resource, context))
      .sort((a, b) => byCodePoint(a.path, b.path) || byCodePoint(a.type, b.type));
    return new ResidencyMatrix(rows, options);
  }

  private readonly head: readonly string[];
  private readonly body: readonly string[];
  private readonly found: readonly string[];
  private readonly verdict: string;
  private readonly isJudged: boolean;

  private constructor(rows: readonly Row[], { boundary, pathPrefix }: ResidencyMatrixOptions) {
    this.isJudged = boundary !== undefined;
    const head = [
      "path",
      "type",
      "region",
      "country",
      "stored in",
      "may process in",
      ...(this.isJudged ? ["inside"] : []),
    ];
    const table = tableLines(
      head,
      rows.map((row) => [row.path, row.type, ...row.cells, ...(this.isJudged ? [row.inside] : [])]),
    );
    this.head = table.slice(0, 2);
    this.body = table.slice(2);
    const findings = rows.flatMap((row) => row.findings.map(renderFinding));
    const unjudged = rows.map((row) => `${row.path}: no boundary is given to judge it by`);
    const nothing = rows.length === 0 && pathPrefix ? [`${pathPrefix}: the document has nothing there`] : [];
    this.found = [...nothing, ...(this.isJudged ? findings : unjudged)];
    this.verdict = boundary
      ? `Inside '${boundary.name}': ${this.found.length === 0 ? "yes" : "NO"}`
      : "No boundary given";
  }

  /** The lines of the table without its head: one a location. */
  public get lines(): string[] {
    return [...this.body];
  }

  /**
   * What is outside the boundary, or cannot be shown to be inside, with path, attribute and fix. Empty when every line is
   * inside. Never empty without a boundary, or when nothing is at `pathPrefix`.
   */
  public get leaks(): string[] {
    return [...this.found];
  }

  /** The table in Markdown, the boundary, and the leaks. */
  public toString(): string {
    const leaks = this.isJudged && this.found.length > 0 ? ["", ...this.found.map((leak) => `- ${leak}`)] : [];
    return [...this.head, ...this.body, "", this.verdict, ...leaks].join("\n");
  }
}

interface Row {
  readonly path: string;
  readonly type: string;
  /** Region, country, where data is stored and where it may be processed. */
  readonly cells: readonly string[];
  readonly inside: string;
  readonly findings: readonly Finding[];
}

/** Findings that say "cannot be told"; every other one is a breach. */
const UNDECIDED: ReadonlySet<string> = new Set([
  "RegionUnresolved",
  "RegionUnknown",
  "LiteralNeeded",
  "DeploymentTypeUnknown",
  "BackendUnresolved",
  "BackendHostUnknown",
]);

function declaredHosts({ hosts = {} }: ResidencyMatrixOptions): readonly DeclaredHost[] {
  return Object.entries(hosts).map(([host, region]) => ({ host, region }));
}

function rowsOf(catalogue: Catalogue, resource: TerraformResource, context: AuditContext | undefined): readonly Row[] {
  const place = placeOf(catalogue, resource);
  const further = furtherPlaces(catalogue, resource);
  const all = context ? auditResource(resource, context) : [];
  const findings = all.filter((one) => !further.some(({ attribute }) => attribute === one.attribute));
  const path = pathOrAddress(resource);
  const parts = further.map((part) => ({
    path,
    type: `${resource.type} ${part.attribute.slice(0, part.attribute.lastIndexOf("."))}`,
    cells: [...placeCells(resource, part), "-"],
    ...judged(all.filter(({ attribute }) => attribute === part.attribute)),
  }));
  // What has no place of its own is no line, unless it carries data elsewhere.
  if (!place && findings.length === 0) return parts;
  const sku = cellOf(deployedModel(resource).deploymentType, "no sku");
  return [
    {
      path,
      type: resource.type === DEPLOYMENT ? `${resource.type} ${sku}` : resource.type,
      cells: place ? [...placeCells(resource, place), processing(catalogue, resource, place)] : ["-", "-", "-", "-"],
      ...judged(findings),
    },
    ...parts,
  ];
}

function judged(findings: readonly Finding[]): Pick<Row, "inside" | "findings"> {
  const isBreach = findings.some(({ code }) => !UNDECIDED.has(code));
  return { inside: findings.length === 0 ? "yes" : isBreach ? "NO" : "unknown", findings };
}

function placeCells(resource: TerraformResource, place: Place): readonly string[] {
  if (place.kind === "unknown") return [`unknown ${place.written}`, "unknown", "unknown"];
  const { region } = place;
  const isGeography = resource.type === DEPLOYMENT || isAccount(resource);
  return [region.name, region.country, isGeography ? region.geographyCountries.join(", ") : region.country];
}

function processing(catalogue: Catalogue, resource: TerraformResource, place: Place): string {
  if (resource.type !== DEPLOYMENT) return "-";
  const type = deploymentTypeOf(catalogue, resource);
  if (type.kind === "unknown") return "unknown";
  if (place.kind === "known") return type.type.describeProcessing(place.region);
  return type.type.processingScope === ProcessingScope.GLOBAL ? "any Azure region" : "unknown";
}
