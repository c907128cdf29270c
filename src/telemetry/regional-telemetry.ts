import { LogAnalyticsWorkspace } from "@cdktf/provider-azurerm/lib/log-analytics-workspace";
import { Construct } from "constructs";
import { planTelemetry, type TelemetryPlan } from "../plan/plan-telemetry";
import { regionArgument } from "../plan/plan-zone";
import { problem, throwIfAny } from "../private/problem-list";
import type { AzureRegion } from "../residency/azure-region";
import { claimName } from "../zone/name-claims";
import { ResidencyZone } from "../zone/residency-zone";

/** Properties of the logs of a zone. */
export interface RegionalTelemetryProps {
  /**
   * Regions that get a workspace.
   *
   * @default - every region of the zone
   */
  readonly regions?: AzureRegion[];

  /**
   * Days that logs are kept, 30 to 730.
   *
   * @default 30
   */
  readonly retentionInDays?: number;

  /**
   * Resource ids of existing workspaces, by region name. Either none or one for every region. The region is your word: an id
   * does not tell it.
   *
   * @default - a workspace is created in every region
   */
  readonly existingWorkspaceIds?: { [region: string]: string };

  /**
   * Names of the workspaces that are created, by region name.
   *
   * @default - `log-<prefix>-<region>-<digest>`
   */
  readonly workspaceNames?: { [region: string]: string };
}

/**
 * One Log Analytics workspace in each region of the zone. Logs stay in the region that they are about.
 */
export class RegionalTelemetry extends Construct {
  private readonly workspaceIds: ReadonlyMap<string, string>;

  /**
   * Throws `ZoneMissing`, `WorkspaceMissing`, `RegionInvalid`, `RegionNotInZone`, `OptionInvalid`, `NameInvalid`, `NameTaken` and `LiteralNeeded`.
   */
  constructor(scope: Construct, id: string, props: RegionalTelemetryProps = {}) {
    super(scope, id);
    const zone = ResidencyZone.of(this);
    const plan = planTelemetry({ ...props, zone: zone._facts, path: this.node.path });
    throwIfAny(`RegionalTelemetry at '${this.node.path}'`, [
      ...plan.problems,
      ...plan.workspaces.flatMap(({ region, name }) => {
        const path = `workspaceNames.${region.name}`;
        return claimName(this, path, "Log Analytics workspace name", name, {
          provider: zone.providerFor(region),
          resourceGroup: zone.resourceGroupName(region),
        });
      }),
    ]);
    const created = plan.workspaces.map(
      (workspace) => [workspace.region.name, this.createWorkspace(zone, workspace, plan)] as const,
    );
    this.workspaceIds = new Map([...created, ...Object.entries(props.existingWorkspaceIds ?? {})]);
    for (const region of zone.regions) {
      const existing = props.existingWorkspaceIds?.[region.name];
      if (existing !== undefined) zone.declareExternal(existing, region);
    }
  }

  /**
   * Resource id of the workspace of a region.
   *
   * @param region A region of the zone.
   *
   * Throws `RegionInvalid` and `WorkspaceMissing`.
   */
  public workspaceId(region: AzureRegion): string {
    throwIfAny(`RegionalTelemetry at '${this.node.path}'`, regionArgument("region", region));
    const id = this.workspaceIds.get(region.name);
    if (id === undefined) {
      throwIfAny(`RegionalTelemetry at '${this.node.path}'`, [
        problem("WorkspaceMissing", "region", { region: region.name }),
      ]);
    }
    return id as string;
  }

  /**
   * Whether logs of a region have somewhere to go.
   *
   * @internal
   */
  public _hasWorkspace(region: AzureRegion): boolean {
    return this.workspaceIds.has(region.name);
  }

  private createWorkspace(
    zone: ResidencyZone,
    workspace: TelemetryPlan["workspaces"][number],
    plan: TelemetryPlan,
  ): string {
    const { region, name } = workspace;
    return new LogAnalyticsWorkspace(this, `workspace-${region.name}`, {
      name,
      location: region.name,
      resourceGroupName: zone.resourceGroupName(region),
      sku: "PerGB2018",
      retentionInDays: plan.retentionInDays,
      // Entra ID only: the shared keys of a workspace would let anybody who holds them write logs.
      localAuthenticationEnabled: false,
      tags: zone._tagsWith(),
      provider: zone.providerFor(region),
    }).id;
  }
}
