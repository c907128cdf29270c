import { byCodePoint, quotedList } from "../private/text";
import { accountOf, DEPLOYMENT, regionOf } from "../terraform/resource-region";
import { TerraformDocument, type TerraformResource } from "../terraform/terraform-document";
import { cellOf, type DeployedModel, deployedModel, literalText } from "./deployed-model";
import { pathOrAddress } from "./finding";
import { tableLines } from "./table";

const HEAD = [
  "deployment",
  "model",
  "version",
  "upgrade",
  "type",
  "account",
  "region",
  "capacity",
  "content filter",
] as const;

/**
 * Which model version stands behind which deployment name, in every account of a synthesized stack. Made for
 * `expect(String(matrix)).toMatchSnapshot()`: one line a deployment, ordered by deployment, then by path.
 */
export class ModelVersionMatrix {
  /**
   * Reads a finished Terraform document, overrides included. What only Terraform knows is shown as `unknown` with its
   * expression.
   *
   * @param text Content of a `cdk.tf.json`, or what `Testing.synth` gives.
   *
   * Throws `InvalidTerraformJson`.
   */
  public static fromTerraformJson(text: string): ModelVersionMatrix {
    const document = TerraformDocument.parse(text, "ModelVersionMatrix.fromTerraformJson");
    const rows = document.resources
      .filter((resource) => resource.type === DEPLOYMENT)
      .map(rowOf)
      .sort((a, b) => byCodePoint(a.name, b.name) || byCodePoint(a.path, b.path));
    return new ModelVersionMatrix(rows);
  }

  private readonly head: readonly string[];
  private readonly body: readonly string[];
  private readonly found: readonly string[];

  private constructor(rows: readonly Row[]) {
    const cells = rows.map((row) => row.cells);
    const table = tableLines(HEAD, cells);
    this.head = table.slice(0, 2);
    this.body = table.slice(2);
    this.found = [...rows.flatMap(unpinned), ...differing(rows)];
  }

  /** The lines of the table without its head: one a deployment. */
  public get lines(): string[] {
    return [...this.body];
  }

  /**
   * Whether every deployment name stands for one model and version, pinned (`NoAutoUpgrade`) in every account. True when
   * the document has no deployment.
   */
  public get isConsistent(): boolean {
    return this.found.length === 0;
  }

  /** What makes the document inconsistent, in words. Empty when it is consistent. */
  public get differences(): string[] {
    return [...this.found];
  }

  /** The table in Markdown, and whether it is consistent. */
  public toString(): string {
    const verdict = this.body.length === 0 ? "yes, there is no deployment" : this.isConsistent ? "yes" : "no";
    const differences = this.found.map((difference) => `- ${difference}`);
    const list = differences.length > 0 ? ["", ...differences] : [];
    return [...this.head, ...this.body, "", `Consistent: ${verdict}`, ...list].join("\n");
  }
}

interface Row {
  readonly name: string;
  readonly path: string;
  /** Format, model and version; absent when one of them is not known. */
  readonly pinned?: string;
  readonly deployed: DeployedModel;
  readonly cells: readonly string[];
}

function rowOf(resource: TerraformResource): Row {
  const deployed = deployedModel(resource);
  const name = cellOf(deployed.name, "no name");
  const format = cellOf(deployed.format, "no format");
  const model = cellOf(deployed.model, "no model");
  const account = accountOf(resource);
  const region = regionOf(resource);
  const isPinned = [deployed.name, deployed.format, deployed.model, deployed.version].every(
    (value) => literalText(value) !== undefined,
  );
  return {
    name,
    path: pathOrAddress(resource),
    pinned: isPinned
      ? `${model} ${literalText(deployed.version)}${format === "OpenAI" ? "" : ` (${format})`}`
      : undefined,
    deployed,
    cells: [
      name,
      format === "OpenAI" ? model : `${format} ${model}`,
      cellOf(deployed.version, "not pinned"),
      cellOf(deployed.upgrade, "not set"),
      cellOf(deployed.deploymentType, "not set"),
      "kind" in account ? cellOf(account, "") : pathOrAddress(account),
      region?.kind === "region" ? region.name : cellOf(region, "unknown"),
      cellOf(deployed.capacity, "not set"),
      cellOf(deployed.contentFilter, "not set"),
    ],
  };
}

/** A version that is not written as a literal, or that Azure may replace, can differ between two regions at any time. */
function unpinned({ name, path, pinned, deployed }: Row): readonly string[] {
  const differences: string[] = [];
  if (pinned === undefined) {
    const version = cellOf(deployed.version, "not pinned");
    differences.push(`'${name}' at '${path}' has no model version that the document tells (version: ${version})`);
  }
  const upgrade = literalText(deployed.upgrade);
  if (upgrade !== "NoAutoUpgrade") {
    const option = cellOf(deployed.upgrade, "not set");
    differences.push(`'${name}' at '${path}' may be upgraded by Azure (version_upgrade_option: ${option})`);
  }
  return differences;
}

function differing(rows: readonly Row[]): readonly string[] {
  const pathsOf = new Map<string, Map<string, string[]>>();
  for (const { name, path, pinned } of rows) {
    if (pinned === undefined) continue;
    const versions = pathsOf.get(name) ?? new Map<string, string[]>();
    pathsOf.set(name, versions);
    const paths = versions.get(pinned);
    if (paths) paths.push(path);
    else versions.set(pinned, [path]);
  }
  return [...pathsOf]
    .filter(([, versions]) => versions.size > 1)
    .map(([name, versions]) => {
      const each = [...versions].map(([version, paths]) => `'${version}' at ${quotedList(paths)}`);
      return `'${name}' is ${each.join(", but ")}`;
    });
}
