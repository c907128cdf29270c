import type { DrillAccount, DrillTopology } from "../../../src/drill/topology";

/** An account with a deployment for chat and one for embeddings. */
export function plainAccount(key: string, options: Partial<DrillAccount> = {}): DrillAccount {
  const deployment = { version: "1", sku: "DataZoneStandard", capacity: 100, isProvisioned: false };
  return {
    key,
    host: `${key}.openai.azure.com`,
    region: `${key}-region`,
    deployments: [
      { ...deployment, name: "chat", model: "quick" },
      { ...deployment, name: "embed", model: "quick-embedding" },
    ],
    ...options,
  };
}

/** A topology without policies, for gateways that run none. */
export function plainTopology(
  accounts: readonly DrillAccount[] = [plainAccount("one"), plainAccount("two")],
): DrillTopology {
  return {
    gateway: { name: "apim", region: "swedencentral", tier: "Standard", units: 1 },
    api: {
      name: "api",
      path: "ai",
      operations: ["chat/completions", "embeddings"].map((path) => ({
        id: path,
        method: "POST",
        urlTemplate: `/openai/deployments/{deployment}/${path}`,
      })),
    },
    scopes: { api: "<policies></policies>", fragments: new Map(), namedValues: new Map() },
    backends: accounts.map(({ key, host }) => ({ id: `backend-${key}`, url: `https://${host}`, headers: new Map() })),
    accounts,
    strangers: [plainAccount("stranger")],
    zone: { name: "zone", regions: accounts.map(({ region }) => region) },
  };
}
