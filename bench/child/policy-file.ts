import { readFileSync, writeFileSync } from "node:fs";
import type { Scale } from "./scale";

// Policies are written before anything is timed, into the folder that all measured programs run in.

/** What a gateway needs and nobody writes by hand: its policy, and the fragments that this includes. */
export interface PolicyTexts {
  readonly policy: string;
  readonly fragments: readonly FragmentText[];
}

export interface FragmentText {
  readonly name: string;
  readonly description: string;
  readonly value: string;
}

/** The finished texts for an app; none for one without a gateway. */
export function readPolicy(scale: Scale): PolicyTexts {
  if (scale.scenario !== "gateway") return { policy: "", fragments: [] };
  return JSON.parse(readFileSync(fileOf(scale), "utf8"));
}

export function writePolicy(scale: Scale, texts: PolicyTexts): void {
  writeFileSync(fileOf(scale), JSON.stringify(texts));
}

function fileOf({ regions, models }: Scale): string {
  return `policy-${regions}-${models}.json`;
}
