import { shown } from "../../private/text";
import { readAddress } from "../../private/web-address";
import type { AzureRegion } from "../../residency/azure-region";
import { DeploymentType } from "../../residency/deployment-type";
import { atRestFacts, outsideFacts } from "../../residency/outside-facts";
import { typesInside } from "../../residency/types-inside";
import { blockOf, resolveAttribute, resolveInBlock } from "../../terraform/block";
import { type JsonValue, ownValue } from "../../terraform/json-value";
import { mentionsIn } from "../../terraform/mention";
import { valueAt, walkMentions } from "../../terraform/mention-walk";
import type { Resolution, Unknown } from "../../terraform/resolution";
import { isAccount } from "../../terraform/resource-region";
import type { TerraformDocument, TerraformResource } from "../../terraform/terraform-document";
import type { AuditContext } from "../audit-context";
import { certain, isDefault } from "../certain";
import { type Finding, finding, pathOrAddress } from "../finding";
import { Followers } from "../followers";
import { accountAt, hostLeads } from "../host-leads";
import type { Lead } from "../lead";
import { handedOn, leadFindings } from "../lead-findings";
import { isWritten, leavesAt } from "../leaves";
import { readBy } from "../name-leads";
import { composed } from "../pieces";
import { untold } from "../place";
import { processingLeavesBoundary } from "./processing-leaves-boundary";

const BACKEND = "azurerm_api_management_backend";
const API = "azurerm_api_management_api";
const SERVICE_URL = "service_url";
const CLUSTER = "service_fabric_cluster";
const PROXY = "proxy.url";
const NOTHING: Unknown = { kind: "unknown", reason: "no address is written", expression: "" };

/** One of the ways in which a backend is told where requests go. */
interface Way {
  readonly resource: TerraformResource;
  readonly attribute: string;
  readonly context: AuditContext;
}

/**
 * An API Management service sends prompts to its backends, so each must lead to an account inside, by a host name that can be
 * told: that of an account of the document, or one that was declared. The way there counts too: a proxy reads along. The `service_url` of an API is where its requests go when
 * no policy sends them to a backend.
 */
export function backendOutsideBoundary(resource: TerraformResource, context: AuditContext): readonly Finding[] {
  const { document, type, body } = resource;
  const by = (attribute: string): Way => ({ resource, attribute, context });
  if (type === API) {
    const url = certainAttribute(resource, SERVICE_URL);
    return url ? throughAddress(by(SERVICE_URL), url) : [];
  }
  if (type !== BACKEND) return [];
  const written = resolveInBlock(document, body, "proxy", "url");
  const proxy = written && certain(written, isDefault(written) ? `\${${written.variable}}` : "");
  return [
    ...throughAddress(by("url"), certainAttribute(resource, "url") ?? NOTHING),
    ...(proxy ? throughAddress(by(PROXY), proxy) : []),
    ...throughCluster(by(CLUSTER)),
    ...throughResourceId(by("resource_id")),
  ];
}

/** Of a default, that another address may be given. */
function certainAttribute({ document, body }: TerraformResource, attribute: string): Resolution | undefined {
  const found = resolveAttribute(document, body, attribute);
  return found && certain(found, ownValue(body, attribute));
}

function throughAddress(way: Way, url: Resolution): readonly Finding[] {
  if (url.kind === "literal") return throughLiteral(way, String(url.value));
  const { resource, attribute, context } = way;
  const { end } = url;
  if (end && isAccount(end.resource) && end.attribute === "endpoint") {
    return atAccount(way, pathOrAddress(end.resource), end.resource);
  }
  const [leaf, ...more] = leavesAt(resource, attribute).filter(isWritten);
  // A block that may occur once is written as an object or as a list of one.
  const isOne = more.length === 0 && leaf?.attribute.replace("[0]", "") === attribute;
  const account = isOne && leaf.kind === "written" ? accountAt(leaf) : undefined;
  if (account) return atAccount(way, pathOrAddress(account), account);
  const leads = isOne ? hostLeads(context.whereabouts.surroundings, leaf) : [];
  const isTold = leads.length > 0 && leads.every((lead) => !isAtAccount(lead) && lead.kind !== "unknown");
  const facts = { value: untold(url.expression), reason: url.reason };
  if (!isTold) return [finding(resource, attribute, "BackendUnresolved", facts)];
  return [
    ...inTheClear(way, leaf.kind === "written" ? composed(leaf).text : ""),
    ...leads.flatMap((lead) =>
      lead.kind === "declared"
        ? atRegion(way, lead.what, lead.region)
        : leadFindings({ resource, attribute, code: "BackendOutsideBoundary" }, [lead], context),
    ),
  ];
}

/** Prompts go to an account by its endpoint alone: what else is made of it may be another address. */
function isAtAccount(lead: Lead): boolean {
  return lead.kind === "resource" && isAccount(lead.resource);
}

/** What goes to a proxy in the clear is encrypted from end to end. */
function inTheClear({ resource, attribute }: Way, text: string): readonly Finding[] {
  const scheme = /^\s*([a-z][a-z0-9+.-]*):\/\//i.exec(text)?.[1]?.toLowerCase() ?? "https";
  if (scheme === "https" || attribute === PROXY) return [];
  const facts = { value: withoutUser(text), what: "would send prompts in the clear" };
  return [finding(resource, attribute, "BackendUrlInvalid", facts)];
}

function throughLiteral(way: Way, text: string): readonly Finding[] {
  const { resource, attribute } = way;
  const address = readAddress(text);
  if (address) return [...inTheClear(way, text), ...atHost(way, address.host)];
  const facts = { value: withoutUser(text), what: "is no address that every program reads alike" };
  return [finding(resource, attribute, "BackendUrlInvalid", facts)];
}

/** What stands before the last `@` may be a password. */
function withoutUser(text: string): string {
  const at = text.lastIndexOf("@");
  return shown(at < 0 ? text : `…${text.slice(at)}`);
}

function atHost(way: Way, host: string): readonly Finding[] {
  const { resource, attribute, context } = way;
  const { catalogue, world } = context;
  const there = world.atHost(host, true);
  const declared = catalogue.hostRegions(host);
  if (there.length + declared.length === 0) {
    const facts = { host, isProxy: attribute === PROXY };
    return [finding(resource, attribute, "BackendHostUnknown", facts)];
  }
  return [
    ...there.flatMap((one) =>
      isAccount(one)
        ? atAccount(way, host, one)
        : leadFindings({ ...way, code: "BackendOutsideBoundary" }, [{ kind: "resource", resource: one }], context),
    ),
    ...declared.flatMap((region) => atRegion(way, host, region)),
  ];
}

function atAccount(way: Way, backend: string, account: TerraformResource): readonly Finding[] {
  const { resource, attribute, context } = way;
  // One that is audited too has findings of its own, and so have its deployments.
  if (context.scope.has(account)) return [];
  const findings = context.whereabouts.of(account).flatMap((where) => {
    if (where.kind === "region") return atRegion(way, backend, where.region);
    if (where.kind === "held") return where.regions.flatMap((region) => atRegion(way, backend, region)).slice(0, 1);
    const reason = `the region of the account '${pathOrAddress(account)}' is not known`;
    return [finding(resource, attribute, "RegionUnresolved", { value: `'${backend}'`, reason })];
  });
  if (findings.length > 0) return findings;
  const deployed = Followers.in(context.world)
    .of(account)
    .flatMap((deployment) =>
      processingLeavesBoundary(deployment, context)
        // Terraform itself checks it.
        .filter((told) => !context.guards.answers(deployment, told.attribute))
        .map(({ text }) => {
          const facts = { backend, deployment: pathOrAddress(deployment), text };
          return finding(resource, attribute, "BackendAccountLeavesBoundary", facts);
        }),
    );
  if (deployed.length > 0) return deployed;
  const told = { resource, attribute, code: "BackendOutsideBoundary", what: backend } as const;
  return handedOn(told, context.leaksOf(account));
}

/** An account keeps data at rest in its geography, and some deployment type must be able to process inside. */
function atRegion({ resource, attribute, context }: Way, backend: string, region: AzureRegion): readonly Finding[] {
  const { boundary } = context;
  if (!boundary.permitsStorage(region)) {
    return [
      finding(resource, attribute, "BackendOutsideBoundary", { what: backend, ...outsideFacts(boundary, region) }),
    ];
  }
  if (!boundary.permitsStorageInGeography(region)) {
    return [finding(resource, attribute, "AtRestLeavesBoundary", atRestFacts(boundary, region))];
  }
  if (typesInside(boundary, region).length > 0) return [];
  const type = DeploymentType.STANDARD;
  const facts = {
    type: type.name,
    regions: [region.name],
    where: type.describeProcessing(region),
    boundary: boundary.name,
    model: "the model",
    offers: [],
  };
  return [finding(resource, attribute, "ProcessingLeavesBoundary", facts)];
}

function throughCluster({ resource, attribute }: Way): readonly Finding[] {
  const { document, body } = resource;
  const isWritten = blockOf(body, CLUSTER) ?? resolveInBlock(document, body, CLUSTER, "management_endpoints");
  if (!isWritten) return [];
  const facts = { value: "a Service Fabric cluster", reason: "it chooses the host when a request comes" };
  return [finding(resource, attribute, "BackendUnresolved", facts)];
}

/** Only says what the backend is, but where it says an account it must not say one outside. */
function throughResourceId(way: Way): readonly Finding[] {
  const { resource, attribute, context } = way;
  const id = resolveAttribute(resource.document, resource.body, attribute);
  if (id?.kind === "literal" && /\/Microsoft\.CognitiveServices\/accounts\//i.test(String(id.value))) {
    const facts = { value: shown(id.value), reason: "an ARM id does not tell its region" };
    return [finding(resource, attribute, "BackendUnresolved", facts)];
  }
  const { surroundings } = context.whereabouts;
  return accountsNamedIn(resource.document, ownValue(resource.body, attribute))
    .flatMap((account) => {
      const read = account.address.startsWith("data.") ? readBy(surroundings, account) : [];
      return read.length > 0 ? read : [account];
    })
    .flatMap((account) => atAccount(way, pathOrAddress(account), account));
}

function accountsNamedIn(document: TerraformDocument, value: JsonValue): readonly TerraformResource[] {
  return walkMentions(document, value, {
    isEnd: isAccount,
    mentionedBy: (home, address) => (address.startsWith("local.") ? mentionsIn(valueAt(home, address)) : []),
  });
}
