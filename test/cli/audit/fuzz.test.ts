// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are templates of Terraform.
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { ExitCode } from "../../../src/cli/terminal";
import { PLAN } from "../../terraform/plan-fixture";
import { folderWith } from "../folder-with";
import { run } from "../support";
import { CLEAN, documentText, LEAKING, planText, stateText, WAIVER, zone, zonesJson } from "./documents";
import { mutatedBytes } from "./mutated-bytes";

/** `FUZZ_RUNS=10000 npx vitest run test/cli/audit/fuzz.test.ts` for as many. */
const RUNS = Number(process.env.FUZZ_RUNS ?? 2_000);

const RICH = {
  ...LEAKING,
  "azurerm_storage_account.s": {
    path: "prod/eu/store",
    name: "s",
    location: "${azurerm_resource_group.rg.location}",
    account_replication_type: "GRS",
    network_rules: [{ default_action: "Deny" }],
    lifecycle: { ignore_changes: ["tags"] },
  },
  "azapi_resource.a": {
    type: "Microsoft.Search/searchServices@2023-11-01",
    location: "eastus",
    body: { a: { b: [1] } },
  },
  "azurerm_monitor_diagnostic_setting.d": {
    target_resource_id: "${azurerm_storage_account.s.id}",
    name: '${format("%s", var.x)}',
  },
};
const SEEDS: readonly string[] = [
  documentText(CLEAN),
  documentText(RICH, [zone([WAIVER])]),
  documentText(RICH, []),
  planText(RICH),
  stateText(LEAKING),
  JSON.stringify(PLAN),
];

const folder = folderWith({
  "zones.json": JSON.stringify(zonesJson(zone([WAIVER]))),
  "stack/cdk.tf.json": documentText(RICH),
});
const at = (file: string) => join(folder, file);

const FLAGS = fc.constantFrom<string[]>(
  [],
  ["--format", "json"],
  ["--format", "sarif"],
  ["--zones", at("zones.json")],
  ["--zones", at("stack"), "--format", "sarif"],
);

describe("audit of anything", () => {
  test(
    `ends with 0, 1 or 2 and never breaks off, in ${RUNS} runs`,
    async () => {
      const codes = new Map<ExitCode, number>();
      let number = 0;
      await fc.assert(
        fc.asyncProperty(mutatedBytes(SEEDS), FLAGS, async (bytes, flags) => {
          const file = at(`some-${number++}.json`);
          writeFileSync(file, bytes);

          const { code, out, err } = await run("audit", file, "--today", "2026-11-21", ...flags);

          rmSync(file);
          codes.set(code, (codes.get(code) ?? 0) + 1);
          expect([ExitCode.GOOD, ExitCode.BAD, ExitCode.UNUSABLE]).toContain(code);
          expect(err).not.toMatch(/^\s+at .*:\d+:\d+|broke off/m);
          expect(out === "").toBe(code === ExitCode.UNUSABLE);
        }),
        { numRuns: RUNS },
      );

      // A fuzz that is refused at the door would show nothing.
      expect(codes.get(ExitCode.BAD)).toBeGreaterThan(RUNS / 20);
      expect(codes.get(ExitCode.UNUSABLE)).toBeGreaterThan(RUNS / 20);
    },
    10_000 + RUNS * 20,
  );

  test("takes zones of any kind", async () => {
    await fc.assert(
      fc.asyncProperty(mutatedBytes([JSON.stringify(zonesJson(zone([WAIVER]))), SEEDS[1]]), async (bytes) => {
        const [plan, zones] = [at("plan.json"), at("some-zones.json")];
        writeFileSync(plan, SEEDS[3]);
        writeFileSync(zones, bytes);

        const { code, err } = await run("audit", plan, "--zones", zones);

        expect([ExitCode.BAD, ExitCode.UNUSABLE]).toContain(code);
        expect(err).not.toMatch(/^\s+at .*:\d+:\d+|broke off/m);
      }),
      { numRuns: Math.ceil(RUNS / 10) },
    );
  });
});
