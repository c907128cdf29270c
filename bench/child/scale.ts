// What both apps build, told once: the same regions, models and sizes.

export const STACK = "bench";
export const PREFIX = "bench";
export const TAGS = { platform: "bench" };
export const DEPLOYMENT_TYPE = "DataZoneStandard";
export const PUBLISHER = { name: "Bench", email: "bench@example.com" };

/** The accounts alone, or with a gateway that fails over between them. */
export type Scenario = "accounts" | "gateway";

export interface Scale {
  readonly scenario: Scenario;
  readonly regions: number;
  readonly models: number;
}

/** What nearly everybody has: one model to talk to, one for search. */
export const USUAL_MODELS = 2;

export interface Model {
  readonly deployment: string;
  readonly name: string;
  readonly version: string;
  readonly thousandTokensPerMinute: number;
}

const CHAT = { name: "gpt-5.4", version: "2026-03-05", thousandTokensPerMinute: 2 };
const EMBEDDING = { name: "text-embedding-3-large", version: "1", thousandTokensPerMinute: 1 };

/** Beyond the usual ones, the chat model again, each time under another name. */
export function modelsOf({ models }: Scale): Model[] {
  return Array.from({ length: models }, (_, index) =>
    index === 1 ? { deployment: "embedding", ...EMBEDDING } : { deployment: index ? `chat-${index}` : "chat", ...CHAT },
  );
}

/** Azure has no 128 regions with these models, so all are declared: `benchregion1`, `benchregion2`, … */
export function regionsOf({ regions }: Scale): string[] {
  return Array.from({ length: regions }, (_, index) => `benchregion${index + 1}`);
}
