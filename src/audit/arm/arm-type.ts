import { resolveAttribute } from "../../terraform/block";
import type { TerraformResource } from "../../terraform/terraform-document";
import { literalText } from "../deployed-model";
import { isKnownNamespace } from "./arm-namespaces";

/** Resources of the azapi provider that make something, or change what there is. */
const ARM: ReadonlySet<string> = new Set(["azapi_data_plane_resource", "azapi_resource", "azapi_update_resource"]);

export const ARM_DEPLOYMENT = "microsoft.cognitiveservices/accounts/deployments";
const ARM_ACCOUNT = "microsoft.cognitiveservices/accounts";

/** A type of Azure Resource Manager whose place is found otherwise than by location and parent. */
export interface ArmClass {
  readonly type: RegExp;
  readonly class: "data-location" | "no-data" | "opaque" | "world";
  readonly why: string;
}

const ARM_CLASSES: readonly ArmClass[] = [
  {
    type: /^microsoft\.(?:cdn\/|network\/frontdoor)/,
    class: "world",
    why: "requests are decrypted, inspected or cached at points of presence all over the world",
  },
  {
    type: /^microsoft\.web\/(?:staticsites|sourcecontrols)/,
    class: "world",
    why: "content is served from points of presence all over the world",
  },
  {
    type: /^microsoft\.security\//,
    class: "world",
    why: "security data and alerts are kept where Defender for Cloud decides",
  },
  {
    type: /^(?:microsoft\.datadog|dynatrace\.observability|newrelic\.observability|microsoft\.elastic)\//,
    class: "world",
    why: "logs and metrics are kept by the vendor, at the site of its account",
  },
  {
    type: /^microsoft\.botservice\/botservices\/channels$/,
    class: "world",
    why: "conversations pass through a third party, or a service outside the region of the bot",
  },
  { type: /^microsoft\.azureactivedirectory\//, class: "world", why: "directory of end users" },
  {
    type: /^microsoft\.apimanagement\/(?:service\/)?gateways$/,
    class: "world",
    why: "a self-hosted gateway runs wherever somebody starts it",
  },
  {
    type: /^microsoft\.appplatform\/spring\/(?:apms|buildservices\/.*bindings)$/,
    class: "world",
    why: "traces are kept by the vendor, at the site of its account",
  },
  {
    type: /^microsoft\.communication\/(?:communicationservices|emailservices)$/,
    class: "data-location",
    why: "messages, calls and mail",
  },
  {
    type: /^microsoft\.resources\/(?:deployments|deploymentscripts|deploymentstacks|templatespecs)/,
    class: "opaque",
    why: "deploys a template or runs a script, which can make anything anywhere",
  },
  {
    type: /^microsoft\.(?:blueprint|solutions|customproviders|managedservices|graphservices)\/|^microsoft\.web\/connections$|^nginx\.nginxplus\/nginxdeployments\/configurations$|^oracle\.database\/resourceanchors$/,
    class: "opaque",
    why: "can make or send anything, and the document does not say what",
  },
  {
    type: /^microsoft\.(?:authorization|consumption|management|policyinsights|subscription)\//,
    class: "no-data",
    why: "role, policy, lock, budget or hierarchy",
  },
  {
    type: /^microsoft\.network\/(?:dnszones|privatednszones|trafficmanagerprofiles)(?:\/|$)/,
    class: "no-data",
    why: "answers DNS questions; nothing of a request passes it",
  },
];

export function isArm(type: string): boolean {
  return ARM.has(type);
}

/** The type of Azure Resource Manager without its version, in lower case; nothing where it cannot be told. */
export function armTypeOf({ document, body }: TerraformResource): string | undefined {
  const type = resolveAttribute(document, body, "type");
  return literalText(type)?.split("@")[0].toLowerCase();
}

const UNHEARD: ArmClass = { type: /^/, class: "opaque", why: "no table says where it keeps or sends its data" };

export function armClassOf(type: string): ArmClass | undefined {
  return ARM_CLASSES.find((row) => row.type.test(type)) ?? (isKnownNamespace(type) ? undefined : UNHEARD);
}

/** An account that takes deployments, and so keeps data at rest anywhere in its geography. */
export function isArmAccount(resource: TerraformResource): boolean {
  return isArm(resource.type) && armTypeOf(resource) === ARM_ACCOUNT;
}

export function isArmDeployment(resource: TerraformResource): boolean {
  return isArm(resource.type) && armTypeOf(resource) === ARM_DEPLOYMENT;
}
