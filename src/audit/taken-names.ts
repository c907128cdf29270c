import { resolveAttribute } from "../terraform/block";
import { type JsonValue, ownValue } from "../terraform/json-value";
import type { TerraformDocument, TerraformResource } from "../terraform/terraform-document";
import { type Finding, finding } from "./finding";
import type { ApiPin, GatewayPin } from "./gateway-pin";
import { matchAny, type NameMatch, nameInId, type WrittenName, writtenName } from "./written-name";

export const API = "azurerm_api_management_api";
export const API_POLICY = "azurerm_api_management_api_policy";
export const BACKEND = "azurerm_api_management_backend";
export const FRAGMENT = "azurerm_api_management_policy_fragment";
export const SERVICE_NAME = "api_management_name";
/** What a fragment has instead of the name. */
export const SERVICE_ID = "api_management_id";

const SERVICE = "azurerm_api_management";
const OPERATION_POLICY = "azurerm_api_management_api_operation_policy";

/** How resources of a type are told to be one with something planned, and what is said of them. */
interface Kind {
  /** Attribute with the name or path that decides. */
  readonly attribute: string;
  readonly nameOf: (resource: TerraformResource) => WrittenName;
  readonly match: (name: WrittenName) => NameMatch;
  readonly tell: (resource: TerraformResource, attribute: string, name: string, doubt?: string) => Finding;
}

/**
 * Judges what a plan did not write, wherever it stands: whether it takes the place of something planned in the same service, or
 * is the policy of an operation of a planned API. A name that cannot be told is a finding; another name, or another service,
 * is none.
 */
export function takenNames(
  document: TerraformDocument,
  owner: string,
  pin: GatewayPin,
): (resource: TerraformResource) => readonly Finding[] {
  const own = ownResources(document, pin);
  const services = servicesOf(document, own, pin);
  if (services.length === 0) return () => [];
  const kinds = kindsOf(document, owner, own, pin);
  return (resource) => {
    const ofType = kinds.get(resource.type);
    if (!ofType) return [];
    const service = serviceIn(document, resource);
    const isThere = matchAny(service, services);
    if (isThere === "other") return [];
    for (const { attribute, nameOf, match, tell } of ofType) {
      const name = nameOf(resource);
      const isNamed = match(name);
      if (isNamed === "other") continue;
      if (isNamed === "unknown") return [tell(resource, attribute, name.shown, name.reason)];
      if (isThere === "same") return [tell(resource, attribute, name.shown)];
      const doubt = service.reason ?? `the document does not tell the service of '${owner}'`;
      return [tell(resource, resource.type === FRAGMENT ? SERVICE_ID : SERVICE_NAME, name.shown, doubt)];
    }
    return [];
  };
}

/** The service that something is in. */
export function serviceIn(document: TerraformDocument, { type, body }: TerraformResource): WrittenName {
  // Azure takes no name of a service twice, so the end of its id tells as much.
  if (type === FRAGMENT) return nameInId(document, ownValue(body, SERVICE_ID), SERVICE);
  return serviceNamed(document, ownValue(body, SERVICE_NAME));
}

export function serviceNamed(document: TerraformDocument, name: JsonValue): WrittenName {
  return writtenName(document, name, SERVICE);
}

/**
 * The service of a plan: where its resources are, and where they were planned to be. A document without any of them is judged
 * only when the planned name can be told there.
 */
function servicesOf(
  document: TerraformDocument,
  own: readonly TerraformResource[],
  { serviceName }: GatewayPin,
): readonly WrittenName[] {
  const pinned = serviceName === undefined ? [] : [serviceNamed(document, serviceName)];
  const names = [
    ...pinned.filter(({ text }) => text !== undefined),
    ...own.map((resource) => serviceIn(document, resource)),
  ];
  return [...new Map(names.map((name) => [JSON.stringify([name.expression, name.holder]), name])).values()];
}

// Without the fragments, whose id may tell less of the service than its name does.
function ownResources(document: TerraformDocument, { apis, policies, backends }: GatewayPin) {
  const paths = new Set([...apis, ...policies, ...backends].map(({ path }) => path));
  return document.resources.filter(({ path }) => path !== undefined && paths.has(path));
}

function kindsOf(
  document: TerraformDocument,
  owner: string,
  own: readonly TerraformResource[],
  { apis, policies, backends, fragments }: GatewayPin,
): ReadonlyMap<string, readonly Kind[]> {
  const apiNamed = (name: string) => {
    const path = apis.find((api) => api.name === name)?.path;
    return plannedName(name, own.find((resource) => resource.type === API && resource.path === path)?.address);
  };
  const ofApi = (attribute: string, names: readonly string[], tell: Kind["tell"]): Kind => ({
    attribute,
    nameOf: ({ body }) => withoutRevision(writtenName(document, ownValue(body, attribute), API)),
    match: (name) => matchAny(name, names.map(apiNamed)),
    tell,
  });
  const replaces =
    (what: string, others: string): Kind["tell"] =>
    (resource, attribute, name, doubt) =>
      finding(resource, attribute, "PinnedNameTaken", { what: `${what} ${name}`, owner, others, doubt });
  const unread: Kind["tell"] = (resource, attribute, api, doubt) =>
    finding(resource, attribute, "PolicyNotRead", { api, owner, doubt });
  const apiNames = apis.map(({ name }) => name);
  const named = (type: string, what: string, planned: readonly { readonly name: string }[]): Kind => ({
    attribute: "name",
    nameOf: ({ body }) => writtenName(document, ownValue(body, "name"), type),
    match: (found) =>
      matchAny(
        found,
        planned.map(({ name }) => plannedName(name)),
      ),
    tell: replaces(`a ${what}`, what),
  });
  return new Map<string, readonly Kind[]>([
    [
      API,
      [
        ofApi("name", apiNames, replaces("an API", "API")),
        pathKind(document, apis, replaces("an API at the path", "path")),
      ],
    ],
    [
      API_POLICY,
      [
        ofApi(
          "api_name",
          policies.map(({ apiName }) => apiName),
          replaces("a policy of the API", "API"),
        ),
      ],
    ],
    [OPERATION_POLICY, [ofApi("api_name", apiNames, unread)]],
    [BACKEND, [named(BACKEND, "backend", backends)]],
    [FRAGMENT, [named(FRAGMENT, "fragment", fragments)]],
  ]);
}

/** API Management gives a request to the API with the longest path that fits: one below ours takes what ours would get. */
function pathKind(document: TerraformDocument, apis: readonly ApiPin[], tell: Kind["tell"]): Kind {
  const planned = apis.map(({ apiPath }) => foldedPath(apiPath));
  return {
    attribute: "path",
    nameOf: (resource) => pathOf(document, resource),
    match: ({ text }) => {
      if (text === undefined) return "unknown";
      return planned.some((path) => text === path || (path !== "" && text.startsWith(`${path}/`))) ? "same" : "other";
    },
    tell,
  };
}

/** One that is not written is empty, but a copy of another API may have that of the other. */
function pathOf(document: TerraformDocument, { body }: TerraformResource): WrittenName {
  const path = resolveAttribute(document, body, "path");
  if (path === undefined) {
    const isCopy = resolveAttribute(document, body, "source_api_id") !== undefined;
    if (!isCopy) return { text: "", shown: "''", expression: "" };
    return { shown: "nothing", expression: "", reason: "it is that of the API in 'source_api_id'" };
  }
  const name = writtenName(document, ownValue(body, "path"), API);
  return { ...name, text: name.text === undefined ? undefined : foldedPath(name.text) };
}

function foldedPath(path: string): string {
  return path
    .split("/")
    .filter((segment) => segment !== "")
    .join("/")
    .toLowerCase();
}

function plannedName(name: string, holder?: string): WrittenName {
  return { text: name.toLowerCase(), holder, shown: `'${name}'`, expression: name };
}

/** `openai;rev=2` is a revision of the API `openai`, and callers reach it below the path of the API. */
function withoutRevision(name: WrittenName): WrittenName {
  return { ...name, text: name.text?.split(";")[0] };
}
