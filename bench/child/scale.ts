/** What both apps build, told once: the same regions, models and sizes. */

export const STACK = "bench";
export const PREFIX = "bench";
export const TAGS = { platform: "bench" };

export interface Model {
  readonly deployment: string;
  readonly name: string;
  readonly version: string;
  readonly thousandTokensPerMinute: number;
}

export const MODELS: readonly Model[] = [
  { deployment: "chat", name: "gpt-5.4", version: "2026-03-05", thousandTokensPerMinute: 2 },
  { deployment: "embedding", name: "text-embedding-3-large", version: "1", thousandTokensPerMinute: 1 },
];

export const DEPLOYMENT_TYPE = "DataZoneStandard";

/** Azure has no 128 regions with these models, so all are declared: `benchregion1`, `benchregion2`, … */
export function regionNames(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `benchregion${index + 1}`);
}
