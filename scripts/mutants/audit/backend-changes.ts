// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are pieces of source.
import { type AuditChange, inFile } from "./audit-change";

// Each way in which a backend is told where requests go, and each thing that may be wrong with it.

export const BACKEND_CHANGES: readonly AuditChange[] = [
  ...inFile(
    "src/audit/rules/backend-outside-boundary.ts",
    "rule backend",
    [
      "backends of which nobody knows where they lead",
      "backends outside in every form",
      "a backend in an account of which Terraform checks the region",
      "backends in accounts that leave the boundary by what they do",
      "backends in what hands on, or is declared",
      "a backend in an account that keeps data in its geography",
      "backends inside in every form",
      "parents of the zone that are outside",
      "a backend at a host that is a default",
      "a proxy that is a default",
      "a backend at an account beside the zone, with a deployment type that Terraform checks",
      "a backend at the host of an account whose subdomain is a default",
    ],
    [
      [
        "what Terraform checks of deployments counts for nothing",
        ".filter((told) => !context.guards.answers(deployment, told.attribute))",
        "",
      ],
      ["the service_url of an API is fine", "return url ? throughAddress(by(SERVICE_URL), url) : [];", "return [];"],
      [
        "a backend without an address is fine",
        '...throughAddress(by("url"), certainAttribute(resource, "url") ?? NOTHING),',
        '...[certainAttribute(resource, "url")].flatMap((url) => (url ? throughAddress(by("url"), url) : [])),',
      ],
      ["a proxy is fine", "...(proxy ? throughAddress(by(PROXY), proxy) : []),", ""],
      ["a cluster is fine", "...throughCluster(by(CLUSTER)),", ""],
      ["a resource_id is fine", '...throughResourceId(by("resource_id")),', ""],
      [
        "an unknown address is fine",
        "if (!isTold) return [",
        `if (!isTold) return [];
if (!isTold) return [`,
      ],
      [
        "any attribute of an account is its endpoint",
        'isAccount(end.resource) && end.attribute === "endpoint"',
        "isAccount(end.resource)",
      ],
      [
        "the endpoint of an account is fine",
        "return atAccount(way, pathOrAddress(end.resource), end.resource);",
        "return [];",
      ],
      ["an address may be made of an account", "!isAtAccount(lead) &&", ""],
      ["an address may have unknown parts", '&& lead.kind !== "unknown");', ");"],
      [
        "what an address leads to is fine",
        `      lead.kind === "declared"
        ? atRegion(way, lead.what, lead.region)
        : leadFindings({ resource, attribute, code: "BackendOutsideBoundary" }, [lead], context),`,
        `      lead.kind === "declared"
        ? atRegion(way, lead.what, lead.region)
        : [],`,
      ],
      [
        "an expression in the clear is fine",
        '...inTheClear(way, leaf.kind === "written" ? composed(leaf).text : ""),',
        "",
      ],
      ["an address in the clear is fine", "...inTheClear(way, text),", ""],
      ["a proxy in the clear is refused", '=== "https" || attribute === PROXY)', '=== "https")'],
      [
        "an address that programs read differently is fine",
        'const facts = { value: withoutUser(text), what: "is no address that every program reads alike" };',
        `return [];
const facts = {} as never;`,
      ],
      ["an unknown host is fine", "if (there.length + declared.length === 0) {", "if (false) {"],
      [
        "a host of another service is fine",
        ': leadFindings({ ...way, code: "BackendOutsideBoundary" }',
        ': true ? [] : leadFindings({ ...way, code: "BackendOutsideBoundary" }',
      ],
      ["a host of an account is fine", "? atAccount(way, host, one)", "? []"],
      ["a declared host is fine", "...declared.flatMap((region) => atRegion(way, host, region)),", ""],
      ["an account of the zone is told again", "if (context.scope.has(account)) return [];", ""],
      [
        "an account whose region nobody knows is fine",
        'return [finding(resource, attribute, "RegionUnresolved", { value: `',
        'return [];\nreturn [finding(resource, attribute, "RegionUnresolved", { value: `',
      ],
      [
        "deployments of an account beside the zone are fine",
        "processingLeavesBoundary(deployment, context)",
        "processingLeavesBoundary(deployment, context).slice(0, 0)",
      ],
      ["an account outside is fine", "if (!boundary.permitsStorage(region)) {", "if (false) {"],
      ["an account keeps data in its region", "if (!boundary.permitsStorageInGeography(region)) {", "if (false) {"],
      ["an account may process outside", "if (typesInside(boundary, region).length > 0) return [];", "return [];"],
      [
        "a cluster that cannot be read is none",
        ' ?? resolveInBlock(document, body, CLUSTER, "management_endpoints");',
        ";",
      ],
      ["the id of an account is fine", 'if (id?.kind === "literal" &&', "if (false &&"],
      [
        "a reference to an account is fine",
        "return accountsNamedIn(resource.document,",
        "return true ? [] : accountsNamedIn(resource.document,",
      ],
      ["a declared expression is fine", "? atRegion(way, lead.what, lead.region)", "? []"],
      ["what an account hands on is fine", "return handedOn(told, context.leaksOf(account));", "return [];"],
      [
        "the endpoint in an address is not followed",
        "if (account) return atAccount(way, pathOrAddress(account), account);",
        "",
      ],
      [
        "regions that Terraform checks are fine",
        'if (where.kind === "held") return where.regions.flatMap((region) => atRegion(way, backend, region)).slice(0, 1);',
        'if (where.kind === "held") return [];',
      ],
      [
        "a backend at a default is there",
        "return found && certain(found, ownValue(body, attribute));",
        "return found;",
      ],
      [
        "a proxy at a default is there",
        'written && certain(written, isDefault(written) ? `\\${${written.variable}}` : "")',
        "written",
      ],
      ["an account answers under a default", "world.atHost(host, true)", "world.atHost(host)"],
    ],
  ),
];
