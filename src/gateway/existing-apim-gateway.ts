import type { TerraformProvider } from "cdktf";
import { Construct } from "constructs";
import { API_MANAGEMENT, RESOURCE_GROUP } from "../plan/name-rules";
import type { NameRule } from "../plan/physical-name";
import { nameProblem } from "../plan/rules/account-rules";
import { gatewayRegionProblems } from "../plan/rules/gateway-rules";
import { isOneOf } from "../private/guards";
import { isLiteralText, isUnresolved } from "../private/literal";
import { type Problem, problem, throwIfAny } from "../private/problem-list";
import { shown } from "../private/text";
import { httpsHost } from "../private/web-address";
import { ApimTier } from "../request/apim-tier";
import type { AzureRegion } from "../residency/azure-region";
import { isProviderFor } from "../zone/provider-argument";
import { ResidencyZone } from "../zone/residency-zone";
import type { IApimGateway } from "./api-management-service";
import type { ApimGatewayAttributes } from "./apim-gateway-attributes";
import { guidProblems } from "./gateway-identity";

const SERVICE_ID =
  /^\/subscriptions\/([^/]+)\/resourceGroups\/([^/]+)\/providers\/Microsoft\.ApiManagement\/service\/([^/]+)$/i;
// The spelling that the provider takes. Azure itself writes the same id in other letters now and then.
const SPELLING = "/subscriptions/$1/resourceGroups/$2/providers/Microsoft.ApiManagement/service/$3";

/** A service that exists already: nothing of it is created or changed. */
export class ExistingApimGateway extends Construct implements IApimGateway {
  readonly serviceId: string;
  readonly serviceName: string;
  readonly resourceGroupName: string;
  readonly region: AzureRegion;
  readonly tier: ApimTier;
  readonly gatewayUrl: string;
  readonly principalId?: string;
  readonly identityClientId?: string;
  readonly provider?: TerraformProvider;

  constructor(scope: Construct, id: string, attributes: ApimGatewayAttributes) {
    super(scope, id);
    const zone = ResidencyZone.of(this);
    throwIfAny(`ApimGateway at '${this.node.path}'`, attributeProblems(this, attributes ?? {}));
    const [, , resourceGroup = "", name = ""] = SERVICE_ID.exec(attributes.serviceId) ?? [];
    this.serviceId = attributes.serviceId.replace(SERVICE_ID, SPELLING);
    this.serviceName = attributes.serviceName ?? name;
    this.resourceGroupName = attributes.resourceGroupName ?? resourceGroup;
    this.region = attributes.region;
    this.tier = attributes.tier;
    this.gatewayUrl = (attributes.gatewayUrl ?? `https://${this.serviceName}.azure-api.net`).replace(/\/+$/, "");
    this.principalId = attributes.principalId;
    this.identityClientId = attributes.identityClientId;
    this.provider = attributes.provider ?? zone.providerFor(attributes.region);
    zone.declareExternal(this.serviceId, this.region);
  }
}

function attributeProblems(construct: Construct, attributes: ApimGatewayAttributes): Problem[] {
  const { region, tier, gatewayUrl, principalId, identityClientId, provider } = attributes;
  const problems: Problem[] = [
    ...gatewayRegionProblems({ region, zone: ResidencyZone.of(construct)._facts }),
    ...placeProblems(attributes),
  ];
  const expected = (path: string, value: unknown, what: string) =>
    problems.push(problem("OptionInvalid", path, { value: shown(value), what }));
  if (!isOneOf(ApimTier, tier)) expected("tier", tier, "an ApimTier");
  if (!isAddress(gatewayUrl)) expected("gatewayUrl", gatewayUrl, "an https:// address without a query");
  if (!isProviderFor(construct, provider)) expected("provider", provider, "a provider of the same stack");
  return [
    ...problems,
    ...(principalId === undefined
      ? []
      : guidProblems("principalId", principalId, "the object id of the identity, a GUID,")),
    ...(identityClientId === undefined
      ? []
      : guidProblems("identityClientId", identityClientId, "a client id, a GUID,")),
  ];
}

function isAddress(url: unknown): boolean {
  if (url === undefined) return true;
  return typeof url === "string" && (isUnresolved(url) || (httpsHost(url) !== undefined && !/[?#]/.test(url)));
}

// Name and resource group come from the id; with an id that only Terraform knows, both have to be told.
function placeProblems({ serviceId, serviceName, resourceGroupName }: ApimGatewayAttributes): Problem[] {
  const isHidden = typeof serviceId === "string" && isUnresolved(serviceId);
  const match = isLiteralText(serviceId) ? SERVICE_ID.exec(serviceId) : null;
  if (!isHidden && !match) {
    const what = "'/subscriptions/…/resourceGroups/…/providers/Microsoft.ApiManagement/service/…'";
    return [problem("OptionInvalid", "serviceId", { value: shown(serviceId), what })];
  }
  return [
    ...partProblems(API_MANAGEMENT, "serviceName", serviceName, match?.[3]),
    ...partProblems(RESOURCE_GROUP, "resourceGroupName", resourceGroupName, match?.[2]),
  ];
}

function partProblems(rule: NameRule, path: string, name: unknown, inId: string | undefined): Problem[] {
  if (name === undefined && inId === undefined) {
    const what = `the name of ${rule.kind}, which an id that only Terraform knows does not tell,`;
    return [problem("OptionInvalid", path, { value: "undefined", what })];
  }
  if (typeof name === "string" && isUnresolved(name)) return [];
  const unfit = nameProblem(rule, path, name);
  if (unfit.length > 0 || name === undefined || inId === undefined) return unfit;
  if (String(name).toLowerCase() === inId.toLowerCase()) return [];
  return [problem("OptionInvalid", path, { value: shown(name), what: `'${inId}' as in serviceId` })];
}
