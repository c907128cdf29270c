import { ApiManagement } from "@cdktf/provider-azurerm/lib/api-management";
import type { TerraformProvider } from "cdktf";
import { Construct } from "constructs";
import type { GatewayPlan } from "../plan/gateway-plan";
import { gatewaySummary } from "../plan/gateway-summary";
import { gatewayProblems, gatewayWarnings, planGateway } from "../plan/plan-gateway";
import { type Problem, problem, throwIfAny } from "../private/problem-list";
import { shown } from "../private/text";
import type { ApimTier } from "../request/apim-tier";
import { AzureRegion } from "../residency/azure-region";
import { RegionalTelemetry } from "../telemetry/regional-telemetry";
import { telemetryProblems } from "../telemetry/telemetry-problems";
import { advise } from "../zone/advice";
import { claimName } from "../zone/name-claims";
import { ResidencyZone } from "../zone/residency-zone";
import type { IApimGateway } from "./api-management-service";
import type { ApimGatewayAttributes } from "./apim-gateway-attributes";
import type { ApimGatewayProps } from "./apim-gateway-props";
import { ExistingApimGateway } from "./existing-apim-gateway";
import { createGatewayDiagnostics } from "./gateway-diagnostics";
import { identityOf, identityProblems } from "./gateway-identity";

/**
 * One API Management service in one region of the zone, with an identity and logs that stay in its region. It is one point of
 * failure for as long as no other region has one: failover is between the accounts behind it.
 */
export class ApimGateway extends Construct implements IApimGateway {
  /**
   * A service that exists already. Nothing of it is created or changed.
   *
   * @param scope A construct below a zone.
   * @param id Id of the construct.
   * @param attributes What is known of the service.
   *
   * Throws `ZoneMissing`, `RegionInvalid`, `RegionNotInZone`, `NameInvalid`, `LiteralNeeded` and `OptionInvalid`.
   */
  public static fromApimGatewayAttributes(
    scope: Construct,
    id: string,
    attributes: ApimGatewayAttributes,
  ): IApimGateway {
    return new ExistingApimGateway(scope, id, attributes);
  }

  /** Resource id of the service. */
  public readonly serviceId: string;

  /** Name of the service. */
  public readonly serviceName: string;

  /** Name of its resource group. */
  public readonly resourceGroupName: string;

  /** Region of the service. */
  public readonly region: AzureRegion;

  /** Tier of the service. */
  public readonly tier: ApimTier;

  /** Address of the gateway, without a slash at the end. */
  public readonly gatewayUrl: string;

  /** Object id of the identity that calls the accounts. */
  public readonly principalId?: string;

  /** Client id of that identity when it is a user-assigned one; undefined for the identity of the service itself. */
  public readonly identityClientId?: string;

  /** Provider of the service and of what is created in it; undefined for the default provider of the stack. */
  public readonly provider?: TerraformProvider;

  /**
   * Throws `ZoneMissing`, `RegionInvalid`, `RegionNotInZone`, `NameInvalid`, `NameTaken`, `TierDoesNotFit`, `RegionWithoutZones`,
   * `WorkspaceMissing`, `ReferenceLeavesZone`, `OptionInvalid` and `LiteralNeeded`; all that apply at once.
   */
  constructor(scope: Construct, id: string, props: ApimGatewayProps) {
    super(scope, id);
    const zone = ResidencyZone.of(this);
    const plan = this.plan(zone, props ?? {});
    this.region = plan.region;
    this.tier = plan.tier;
    this.provider = zone.providerFor(plan.region);
    this.resourceGroupName = zone.resourceGroupName(plan.region);
    const service = this.createService(zone, plan, props);
    this.serviceId = service.id;
    this.serviceName = service.name;
    this.gatewayUrl = service.gatewayUrl;
    const own = props.userAssignedIdentity;
    this.principalId = own ? own.principalId : service.identity.principalId;
    this.identityClientId = own?.clientId;
    const telemetry = props.telemetry ?? new RegionalTelemetry(this, "telemetry", { regions: [plan.region] });
    createGatewayDiagnostics(this, this, telemetry);
  }

  private plan(zone: ResidencyZone, props: ApimGatewayProps): GatewayPlan {
    const { region = zone.regions[0], virtualNetwork: virtualNetworkType } = props;
    const request = { ...props, zone: zone._facts, path: this.node.path, region, virtualNetworkType };
    const subject = `ApimGateway at '${this.node.path}'`;
    throwIfAny(subject, [
      ...gatewayProblems(request),
      ...identityProblems(props.userAssignedIdentity),
      ...this.telemetryProblems(props.telemetry, region),
    ]);
    const plan = planGateway(request);
    throwIfAny(subject, claimName(this, "serviceName", "API Management service name", plan.name));
    const warnings = gatewayWarnings(request);
    advise(this, warnings);
    zone._addSummary(() => gatewaySummary(plan, { title: `ApimGateway ${this.node.path}`, warnings }));
    return plan;
  }

  private telemetryProblems(telemetry: unknown, region: unknown): Problem[] {
    if (telemetry === undefined || telemetry instanceof RegionalTelemetry) {
      return telemetryProblems(this, telemetry, region instanceof AzureRegion ? [region] : []);
    }
    return [problem("OptionInvalid", "telemetry", { value: shown(telemetry), what: "a RegionalTelemetry" })];
  }

  private createService(zone: ResidencyZone, plan: GatewayPlan, props: ApimGatewayProps): ApiManagement {
    return new ApiManagement(this, "service", {
      name: plan.name,
      location: plan.region.name,
      resourceGroupName: this.resourceGroupName,
      publisherName: plan.publisherName,
      publisherEmail: plan.publisherEmail,
      skuName: plan.skuName,
      zones: plan.availabilityZones.length > 0 ? [...plan.availabilityZones] : undefined,
      identity: identityOf(props.userAssignedIdentity),
      virtualNetworkType: plan.virtualNetworkType,
      virtualNetworkConfiguration: plan.subnetId === undefined ? undefined : { subnetId: plan.subnetId },
      tags: zone._tagsWith(props.tags),
      provider: this.provider,
    });
  }
}
