import { spawnSync } from "node:child_process";

/** Why packages cannot be installed here; nothing when they can. CI must be able to, so there it is never asked. */
export function reasonNotToInstall(): string | undefined {
  if (process.env.CI === "true") return undefined;
  const args = ["view", "cdktf@0.21.0", "version", "--fetch-retries=0", "--fetch-timeout=10000"];
  const { status } = spawnSync("npm", args, { encoding: "utf8" });
  return status === 0 ? undefined : "the npm registry cannot be reached";
}
