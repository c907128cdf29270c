import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseScenario } from "../../../src/drill/scenario/parse-scenario";
import { runScenario } from "../../../src/drill/scenario/run-scenario";
import { ROOT } from "../../support/built-library";
import { TOPOLOGIES } from "../support/topologies";

const T1 = TOPOLOGIES.T1();

describe("the long scenarios", () => {
  test.each([
    ["replay-2026-01-27-region", "pass"],
    ["replay-2026-02-03-identity", "pass"],
    ["replay-2026-03-09-model", "partial"],
    ["storm", "pass"],
  ])("%s is %s", { timeout: 240_000 }, (name, verdict) => {
    const text = readFileSync(join(ROOT, "scenarios", `${name}.yaml`), "utf8");

    const result = runScenario(T1, parseScenario(text, name));

    expect([result.verdict, result.verdict === "fail" ? result.reason : ""]).toEqual([verdict, ""]);
  });
});
