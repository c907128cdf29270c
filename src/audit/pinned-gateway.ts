import { grouped, shown } from "../private/text";
import { resolveAttribute } from "../terraform/block";
import { positionOf } from "../terraform/json-fault";
import { type JsonObject, type JsonValue, ownValue } from "../terraform/json-value";
import type { TerraformDocument, TerraformResource } from "../terraform/terraform-document";
import type { Finding } from "./finding";
import type { ApiPin, ApiPolicyPin, BackendPin, FragmentPin, GatewayPin } from "./gateway-pin";
import {
  type PinnedCheck,
  pinnedFindings,
  pinnedText,
  pinnedTexts,
  pinnedToNoBlock,
  pinnedToNothing,
} from "./pinned-check";
import {
  API,
  API_POLICY,
  BACKEND,
  FRAGMENT,
  SERVICE_ID,
  SERVICE_NAME,
  serviceIn,
  serviceNamed,
  takenNames,
} from "./taken-names";
import { matchNames } from "./written-name";

/** Nothing for a resource that is not pinned. */
type Checks = (resource: TerraformResource) => readonly PinnedCheck[] | undefined;

/**
 * What of a gateway is not what was planned: an override of where an API or a backend leads, of a policy, of the API or the
 * service that it belongs to, or a lifecycle that no longer holds it. Also what stands anywhere else in the document and takes
 * the place of something planned, or goes before it.
 *
 * @param owner Path of the construct whose plan it is.
 */
export function pinnedGatewayFindings(document: TerraformDocument, owner: string, pin: GatewayPin): readonly Finding[] {
  const checksOf = new Map<string, Checks>([
    [API, byPath(pin.apis, apiChecks(document))],
    [API_POLICY, byPath(pin.policies, policyChecks(document))],
    [BACKEND, byPath(pin.backends, backendChecks(document))],
    [FRAGMENT, byPath(pin.fragments, fragmentChecks(document))],
  ]);
  const taken = takenNames(document, owner, pin);
  return document.resources.flatMap((resource) => {
    const checks = checksOf.get(resource.type)?.(resource);
    if (!checks) return taken(resource);
    return pinnedFindings(resource, [
      ...checks,
      ...(resource.type === FRAGMENT ? [] : serviceChecks(document, resource, pin)),
      ...instanceChecks(document, resource),
    ]);
  });
}

function byPath<T extends { readonly path: string }>(
  pins: readonly T[],
  checks: (resource: TerraformResource, pin: T) => readonly PinnedCheck[],
): Checks {
  const pinAt = new Map(pins.map((pin) => [pin.path, pin]));
  return (resource) => {
    const pin = pinAt.get(resource.path ?? "");
    return pin && checks(resource, pin);
  };
}

function serviceChecks(
  document: TerraformDocument,
  resource: TerraformResource,
  { serviceName }: GatewayPin,
): readonly PinnedCheck[] {
  if (serviceName === undefined) return [];
  const found = serviceIn(document, resource);
  const isKept = matchNames(found, serviceNamed(document, serviceName)) === "same";
  return [{ attribute: SERVICE_NAME, isKept, found: found.shown, pinned: `'${serviceName}'` }];
}

/** `count` and `for_each` would remove what was planned, or multiply it. A lifecycle cannot let go of them. */
function instanceChecks(document: TerraformDocument, { body }: TerraformResource): readonly PinnedCheck[] {
  return ["count", "for_each"]
    .map((attribute) => pinnedToNothing(attribute, resolveAttribute(document, body, attribute), "one instance"))
    .filter(({ isKept }) => !isKept);
}

function apiChecks(document: TerraformDocument) {
  return ({ body }: TerraformResource, pin: ApiPin): readonly PinnedCheck[] => {
    const { name, apiPath, serviceUrl, subscriptionRequired } = pin;
    const found = (attribute: string) => resolveAttribute(document, body, attribute);
    return [
      pinnedText("name", found("name"), name),
      pinnedText("path", found("path"), apiPath),
      serviceUrl === undefined
        ? pinnedToNothing("service_url", found("service_url"))
        : pinnedText("service_url", found("service_url"), serviceUrl),
      // A copy brings operations and their policies along.
      pinnedToNothing("source_api_id", found("source_api_id")),
      pinnedToNoBlock(document, body, "import"),
      pinnedTexts(document, body, "protocols", ["https"]),
      ...(subscriptionRequired === undefined
        ? []
        : [pinnedText("subscription_required", found("subscription_required"), String(subscriptionRequired))]),
    ];
  };
}

function policyChecks(document: TerraformDocument) {
  return ({ body }: TerraformResource, pin: ApiPolicyPin): readonly PinnedCheck[] => [
    pinnedText("api_name", resolveAttribute(document, body, "api_name"), pin.apiName),
    contentCheck(body, "xml_content", pin.xmlContent, "policy"),
    pinnedToNothing("xml_link", resolveAttribute(document, body, "xml_link"), textOf("policy", pin.xmlContent)),
  ];
}

function backendChecks(document: TerraformDocument) {
  return ({ body }: TerraformResource, { name, url }: BackendPin): readonly PinnedCheck[] => [
    pinnedText("name", resolveAttribute(document, body, "name"), name),
    pinnedText("url", resolveAttribute(document, body, "url"), url),
    // It can only turn the validation of certificates off.
    pinnedToNoBlock(document, body, "tls"),
  ];
}

/** A fragment belongs to its service by id. In the other format, what stands in it would be read as something else. */
function fragmentChecks(document: TerraformDocument) {
  return ({ body }: TerraformResource, { name, serviceId, value }: FragmentPin): readonly PinnedCheck[] => {
    const service = ownValue(body, SERVICE_ID) ?? undefined;
    return [
      pinnedText("name", resolveAttribute(document, body, "name"), name),
      pinnedText("format", resolveAttribute(document, body, "format"), "rawxml"),
      contentCheck(body, "value", value, "fragment"),
      {
        attribute: SERVICE_ID,
        isKept: service === serviceId,
        found: service === undefined ? "nothing" : shown(service),
        pinned: `'${serviceId}'`,
      },
    ];
  };
}

/** Compared as it is written: what Terraform makes of an expression in it is part of no plan. */
function contentCheck(body: JsonObject, attribute: string, planned: string, what: string): PinnedCheck {
  const written = ownValue(body, attribute);
  const isKept = written === planned;
  return { attribute, isKept, found: isKept ? "" : foundInstead(written, planned), pinned: textOf(what, planned) };
}

function foundInstead(written: JsonValue, planned: string): string {
  if (written === undefined || written === null) return "nothing";
  return typeof written === "string" ? differenceOf(written, planned) : shown(written);
}

/** Policies are long, and may hold what belongs in no log: only where the two part is told. */
function differenceOf(written: string, planned: string): string {
  let index = 0;
  while (index < planned.length && written[index] === planned[index]) index++;
  return `a text that differs from ${positionOf(planned, index)} on`;
}

function textOf(what: string, text: string): string {
  return `the ${what} of ${grouped(text.length)} characters`;
}
