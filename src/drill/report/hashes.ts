import { createHash } from "node:crypto";
import { stableJson } from "../../private/stable-json";
import { byCodePoint } from "../../private/text";
import type { DrillTopology } from "../topology";

/** SHA-256 of all policies of an API as Azure receives them, each with its scope. */
export function policyHash({ scopes, api }: DrillTopology): string {
  const { global, product, api: own, operation, fragments } = scopes;
  const documents: [scope: string, text: string | undefined][] = [
    ["global", global],
    ["product", product],
    ["api", own],
    ["operation", operation],
    ...api.operations.map(({ id, policy }): [string, string | undefined] => [`operation ${id}`, policy]),
    ...[...fragments].map(([id, text]): [string, string | undefined] => [`fragment ${id}`, text]),
  ];
  return hashOf(documents.filter(([, text]) => text !== undefined).sort(([a], [b]) => byCodePoint(a, b)));
}

/** SHA-256 of what a policy can reach: service, API, backends, accounts. Values of named values are no part of it: they may be secrets. */
export function topologyHash({ gateway, api, backends, accounts, strangers, zone }: DrillTopology): string {
  const operations = api.operations.map(({ policy: _, ...operation }) => operation);
  const entities = backends.map(({ headers, ...backend }) => ({ ...backend, headers: [...headers.keys()] }));
  return hashOf({ gateway, api: { ...api, operations }, backends: entities, accounts, strangers, zone });
}

function hashOf(data: unknown): string {
  return createHash("sha256").update(stableJson(data)).digest("hex");
}
