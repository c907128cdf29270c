import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { parseScenario } from "../src/drill/scenario/parse-scenario";
import { TOPOLOGIES } from "../test/drill/support/topologies";
import { Hunter, type Trophy } from "./mutants/hunt";
import { MUTANTS } from "./mutants/mutants";
import { runMain } from "./support/run";

// Changes the policy in one place at a time and looks whether one of the scenarios that guard it turns red. A change that none of
// them notices fails the run: either they do not show what they should, or the policy says something that makes no difference.
// `npm run mutants -- ramp 429` takes the changes whose name or row holds one of the texts; `--all` goes on with every other
// scenario where those that are named notice nothing.

const SCENARIOS = join(__dirname, "..", "scenarios");

runMain(() => {
  const { positionals: wanted, values } = parseArgs({ allowPositionals: true, options: { all: { type: "boolean" } } });
  const mutants = MUTANTS.filter(
    ({ name, standsFor }) => wanted.length === 0 || wanted.some((text) => `${name} ${standsFor}`.includes(text)),
  );
  const topologies = new Map(Object.entries(TOPOLOGIES).map(([name, make]) => [name, make()]));
  const scenarios = readdirSync(SCENARIOS)
    .filter((file) => file.endsWith(".yaml"))
    .map((file) => parseScenario(readFileSync(join(SCENARIOS, file), "utf8"), file.replace(/\.yaml$/, "")));
  const hunter = new Hunter(topologies, scenarios, values.all === true);
  const trophies = mutants.map((mutation) => {
    const start = performance.now();
    const trophy = hunter.hunt(mutation);
    console.log(line(trophy, (performance.now() - start) / 1000));
    return trophy;
  });
  const alive = trophies.filter(({ noticed }) => noticed === undefined);
  console.log(`${trophies.length - alive.length} of ${trophies.length} mutants were noticed`);
  if (alive.length === 0) return;
  console.log(`not noticed:\n${alive.map(({ mutation }) => `- ${mutation.name} (${mutation.standsFor})`).join("\n")}`);
  process.exitCode = 1;
});

function line({ mutation, noticed, tried }: Trophy, seconds: number): string {
  const what = `${mutation.name} [${mutation.standsFor}]`;
  const time = `${seconds.toFixed(1)} s`;
  if (noticed === undefined) return `NOT NOTICED  ${what}, by ${tried} scenarios, ${time}`;
  return `noticed      ${what}: ${noticed.scenario} on ${noticed.topology}, run ${tried}, ${time}: ${noticed.why}`;
}
