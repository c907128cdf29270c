import { readFileSync, writeFileSync } from "node:fs";
import type { Scale } from "./scale";

// Policies are written before anything is timed, into the folder that all measured programs run in.

/** The finished policy for an app; empty for one without a gateway. */
export function readPolicy(scale: Scale): string {
  return scale.scenario === "gateway" ? readFileSync(fileOf(scale), "utf8") : "";
}

export function writePolicy(scale: Scale, xml: string): void {
  writeFileSync(fileOf(scale), xml);
}

function fileOf({ regions, models }: Scale): string {
  return `policy-${regions}-${models}.xml`;
}
