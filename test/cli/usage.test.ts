import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ExitCode } from "../../src/cli/terminal";
import { ROOT } from "../support/built-library";
import { run } from "./support";

describe("the command", () => {
  test("tells its version", async () => {
    const { version } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));

    expect(await run("--version")).toEqual({ code: ExitCode.GOOD, out: `${version}\n`, err: "" });
  });

  test.each([[["--help"]], [["audit", "--help"]], [["drill", "--help"]], [["lint", "--help"]]])(
    "explains itself: %j",
    async (args) => {
      const { code, out, err } = await run(...args);

      expect(code).toBe(ExitCode.GOOD);
      expect(out).toMatch(/^Usage: cdktf-multi-region-openai/);
      expect(err).toBe("");
    },
  );

  test("tells every option of drill", async () => {
    const { out } = await run("drill", "--help");

    for (const option of ["--scenario", "--format", "--seed", "--set", "--deployment", "--loopback", "--list"]) {
      expect(out).toContain(option);
    }
  });

  test("tells every option of audit", async () => {
    const { out } = await run("audit", "--help");

    for (const option of ["--format", "--out", "--today", "--zones"]) expect(out).toContain(option);
  });

  test.each<[string, string[], RegExp]>([
    ["no command", [], /Usage/],
    ["a command that is none", ["dril"], /unknown command 'dril'/],
    ["an option that is none", ["drill", "--sed", "1"], /unknown option '--sed'/],
    ["a format that is none", ["drill", "--format", "html", "x"], /Allowed choices are text, json, junit/],
    ["a seed that is none", ["drill", "--seed", "-1", "x"], /It must be a whole number from 0 to 4294967295/],
    ["a seed that is too large", ["drill", "--seed", "4294967296", "x"], /It must be a whole number/],
    ["nothing to drill", ["drill"], /there is nothing to drill; give cdktf\.out/],
    ["nothing to look through", ["lint"], /missing required argument 'file'/],
    ["a path that is not there", ["drill", "nowhere"], /^there is no 'nowhere'\n$/],
    ["a setting without a value", ["drill", "--set", "a", "x"], /'a' given where NAME=VALUE is needed after --set/],
    ["a scenario that is none", ["drill", "--scenario", "nonsense", "x"], /\[ScenarioUnknown\] name: 'nonsense'/],
  ])("fails for %s", async (_, args, message) => {
    const { code, out, err } = await run(...args);

    expect(err).toMatch(message);
    expect(out).toBe("");
    expect(code).toBe(ExitCode.UNUSABLE);
  });
});
