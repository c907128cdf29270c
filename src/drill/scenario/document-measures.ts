import { lintPolicy } from "../../apim/lint-policy";
import { httpsHost } from "../../private/web-address";
import type { DrillTopology } from "../topology";
import { textsOf } from "./planned-shares";

/** What the text of the policies tells; undefined: there is nothing to tell. */
export interface DocumentMeasure {
  readonly about: string;
  readonly read: (topology: DrillTopology) => string | number | undefined;
}

/** Everything that a scenario of the kind `document` can expect something of. */
export const DOCUMENT_MEASURES: { readonly [name: string]: DocumentMeasure } = {
  "foreign-hosts": {
    about: "hosts in the text that are no account of the zone",
    read: (topology) =>
      listed(
        textsOf(topology)
          .flatMap(hostsIn)
          .filter((host) => !isOfZone(topology, host)),
      ),
  },
  "backends-outside": {
    about: "backends, used or not, whose address is not encrypted or no account of the zone",
    read: (topology) =>
      listed(
        topology.backends
          .filter(({ url }) => url !== undefined && !isOfZone(topology, httpsHost(url) ?? ""))
          .map(({ id }) => id),
      ),
  },
  "lint-errors": {
    about: "errors that the linter finds",
    read: (topology) => listed(lintErrors(topology)),
  },
  "policy-bytes": {
    about: "bytes of the longest policy",
    read: (topology) => Math.max(0, ...textsOf(topology).map((text) => Buffer.byteLength(text, "utf8"))),
  },
};

/** Addresses, and names of hosts that only Azure's services have. */
const HOSTS =
  /:\/\/([\w.-]+)|\b((?:[a-z0-9-]+\.)+(?:openai\.azure\.com|cognitiveservices\.azure\.com|services\.ai\.azure\.com|azure-api\.net))\b/gi;

/** Names of resources and services that no prompt is sent to. */
const NO_HOSTS: readonly string[] = [
  "cognitiveservices.azure.com",
  "ai.azure.com",
  "management.azure.com",
  "login.microsoftonline.com",
  "schemas.microsoft.com",
];

function lintErrors(topology: DrillTopology): string[] {
  const { fragments } = topology.scopes;
  return textsOf(topology)
    .flatMap((text) => lintPolicy(text, { fragments }))
    .filter(({ severity }) => severity === "error")
    .map(({ code, line, column }) => `${code} at ${line}:${column}`);
}

function hostsIn(text: string): string[] {
  const found = [...text.matchAll(HOSTS)].map(([, address, name]) => (address ?? name).toLowerCase());
  return found.filter((host) => !NO_HOSTS.includes(host));
}

function isOfZone({ accounts }: DrillTopology, host: string): boolean {
  return accounts.some((account) => account.host.toLowerCase() === host);
}

function listed(found: readonly string[]): string | undefined {
  return found.length === 0 ? undefined : [...new Set(found)].sort().join(", ");
}
