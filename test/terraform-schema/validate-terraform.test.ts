import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join, relative } from "node:path";
import { validateTerraform } from "../../scripts/validate-terraform";
import { type Json, put, soundDocument } from "./sound-document";
import { HAS_TERRAFORM, stackFolder, UNLESS_SKIPPED } from "./terraform-command";

interface Run {
  readonly code: number;
  readonly text: string;
}

async function run(args: readonly string[], env: NodeJS.ProcessEnv): Promise<Run> {
  const lines: string[] = [];
  const code = await validateTerraform(args, env, (line) => lines.push(line));
  return { code, text: lines.join("\n") };
}

/** A folder with a `terraform` that answers as told, and writes down how it was called. */
function pretended(answers: { readonly init?: string; readonly validate?: string; readonly plan?: string }): {
  env: NodeJS.ProcessEnv;
  calls: () => string[];
} {
  const folder = mkdtempSync(join(tmpdir(), "bin-"));
  const log = join(folder, "calls");
  writeFileSync(log, "");
  const script = `#!/bin/sh
echo "$TF_CLI_CONFIG_FILE|$TF_CLI_ARGS|$TF_REATTACH_PROVIDERS|$*" >> "${log}"
case "$1" in
  version) echo '{"terraform_version": "1.99.0"}' ;;
  init) ${answers.init ?? "true"} ;;
  validate) ${answers.validate ?? "echo '{\"valid\": true}'"} ;;
  plan) ${answers.plan ?? "true"} ;;
esac
`;
  writeFileSync(join(folder, "terraform"), script);
  chmodSync(join(folder, "terraform"), 0o755);
  const env = { ...process.env, PATH: [folder, process.env.PATH].join(delimiter), TF_CLI_CONFIG_FILE: "" };
  return { env, calls: () => readFileSync(log, "utf8").trim().split("\n") };
}

const OUT_OF_REACH =
  "printf 'Error: Failed to query available provider packages\\n\\ncould not connect to the registry\\n' >&2; exit 1";
const INVALID =
  'echo \'{"valid": false, "diagnostics": [{"severity": "error", "summary": "Unsupported argument"}]}\'; exit 1';
const REFUSED_PLAN =
  'echo \'{"type": "diagnostic", "diagnostic": {"severity": "error", "summary": "Cycle: a, b"}}\'; exit 1';
/** Only the real provider: the other runs bring settings of their own. */
const onlyReal = (command: string) => `if [ -z "$TF_CLI_CONFIG_FILE" ]; then ${command}; fi`;

describe.skipIf(process.platform === "win32")("validate:terraform", () => {
  test("exits 0 when everything passed, the real provider included", async () => {
    const { env } = pretended({});
    const { code, text } = await run([stackFolder(soundDocument()).folder], env);

    expect(text).toContain("provider  passed (terraform init and validate)");
    expect(text).toContain("VALID: 1 of 1 stack, by the provider itself");
    expect(text).not.toContain("NOT VALIDATED");
    expect(code).toBe(0);
  });

  test("exits 3 with NOT VALIDATED and the reason when the provider is out of reach", async () => {
    const { env } = pretended({ init: onlyReal(OUT_OF_REACH) });
    const { code, text } = await run([stackFolder(soundDocument()).folder], env);

    expect(text).toContain("provider  NOT VALIDATED: could not connect to the registry");
    expect(text).toContain("offline   passed");
    expect(text).toContain("NOT VALIDATED: 1 of 1 stack: could not connect to the registry");
    expect(code).toBe(3);
  });

  test("exits 3 with NOT VALIDATED when there is no terraform", async () => {
    const env = { ...process.env, PATH: mkdtempSync(join(tmpdir(), "nothing-")) };
    const { code, text } = await run([stackFolder(soundDocument()).folder], env);

    expect(text).toContain("NOT VALIDATED: 1 of 1 stack: there is no terraform command on the PATH");
    expect(code).toBe(3);
  });

  test("exits 1 when the real provider refuses the document", async () => {
    const { env } = pretended({
      validate: `if [ -z "$TF_CLI_CONFIG_FILE" ]; then ${INVALID}; else echo '{"valid": true}'; fi`,
    });
    const { code, text } = await run([stackFolder(soundDocument()).folder], env);

    expect(text).toMatch(/provider {2}FAILED .*\n +Unsupported argument/);
    expect(text).toContain("INVALID: 1 of 1 stack");
    expect(code).toBe(1);
  });

  test.each([
    ["the offline form", { init: onlyReal(OUT_OF_REACH), plan: REFUSED_PLAN }],
    ["the copy of the schema", { init: onlyReal(OUT_OF_REACH), validate: INVALID }],
  ])("exits 1 when the provider is out of reach but %s shows an error", async (_, answers) => {
    const { env } = pretended(answers);
    const { code, text } = await run([stackFolder(soundDocument()).folder], env);

    expect(text).toContain("NOT VALIDATED: 1 of 1 stack");
    expect(text).toContain("INVALID: 1 of 1 stack");
    expect(code).toBe(1);
  });

  test("exits 1 for a finding of our own comparison, whatever Terraform says", async () => {
    const { env } = pretended({});
    const path = ["resource", "azurerm_cognitive_account", "eu", "kind"];
    const { code, text } = await run([stackFolder(put(soundDocument(), path, "Face")).folder], env);

    expect(text).toMatch(/schema {4}FAILED .*\n +\[ValueRefused\] azurerm_cognitive_account\.eu kind: "Face"/);
    expect(code).toBe(1);
  });

  test("exits 1 for a file that is not JSON", async () => {
    const { env } = pretended({ init: OUT_OF_REACH });
    const { folder, stack } = stackFolder({});
    writeFileSync(stack.file, "{");

    expect(await run([folder], env)).toMatchObject({ code: 1, text: expect.stringContaining("is not JSON") });
  });

  test("asks the real provider with the settings of the caller, and nobody else with them", async () => {
    const { env, calls } = pretended({});
    const settings = join(mkdtempSync(join(tmpdir(), "settings-")), "terraform.rc");
    writeFileSync(settings, "");
    // Terraform runs elsewhere, so a path from here must not stay one.
    const own = { TF_CLI_CONFIG_FILE: relative(process.cwd(), settings), TF_CLI_ARGS: "-x" };
    await run([stackFolder(soundDocument()).folder], { ...env, ...own });
    const withSettings = calls().filter((call) => call.startsWith(`${settings}|`));

    expect(withSettings).toEqual([
      `${settings}|||version -json`,
      `${settings}|||init -backend=false -input=false -no-color`,
      `${settings}|||validate -json`,
    ]);
    expect(calls().filter((call) => call.includes("|-x|"))).toEqual([]);
    expect(calls().filter((call) => call.includes("hashicorp/azurerm"))).toHaveLength(1);
  });

  test("does not trust a provider that the settings override", async () => {
    const { env } = pretended({});
    const settings = join(mkdtempSync(join(tmpdir(), "settings-")), "terraform.rc");
    writeFileSync(settings, 'provider_installation {\n  dev_overrides { "hashicorp/azurerm" = "." }\n}\n');

    expect(await run([stackFolder(soundDocument()).folder], { ...env, TF_CLI_CONFIG_FILE: settings })).toMatchObject({
      code: 3,
      text: expect.stringContaining("overrides a provider"),
    });
  });

  test("leaves nothing behind, neither in the folder nor among temporary files", async () => {
    const { env } = pretended({});
    const { folder } = stackFolder(soundDocument());
    const before = readdirSync(folder, { recursive: true });
    await run([folder], env);

    expect(readdirSync(folder, { recursive: true })).toEqual(before);
    expect(readdirSync(tmpdir()).filter((name) => name.startsWith("validate-terraform-"))).toEqual([]);
  });

  test("takes the files beside the document along, but not what an earlier init left", async () => {
    const { env } = pretended({ init: "ls -A; [ -f asset.txt ] && [ ! -e .terraform ]" });
    const { folder, stack } = stackFolder(soundDocument());
    writeFileSync(join(stack.file, "..", "asset.txt"), "x");
    mkdirSync(join(stack.file, "..", ".terraform"));

    expect(await run([folder], env)).toMatchObject({ code: 0 });
  });

  test.each([
    ["an option", ["--fast"], "unexpected '--fast'"],
    ["two folders", ["a", "b"], "unexpected 'a b'"],
    ["a folder that does not exist", ["no-such-folder"], "there is no folder 'no-such-folder'"],
  ])("exits 2 for %s", async (_, args, text) => {
    expect(await run(args, process.env)).toMatchObject({ code: 2, text: expect.stringContaining(text) });
  });

  test("exits 2 for a folder without a stack", async () => {
    const { code, text } = await run([mkdtempSync(join(tmpdir(), "empty-"))], process.env);

    expect(text).toContain("there is no stacks/<name>/cdk.tf.json below");
    expect(code).toBe(2);
  });
});

describe.skipIf(!HAS_TERRAFORM)(`validate:terraform with an empty mirror${UNLESS_SKIPPED}`, () => {
  const mirror = mkdtempSync(join(tmpdir(), "mirror-"));
  const settings = join(mirror, "terraform.rc");
  writeFileSync(
    settings,
    `provider_installation {\n  filesystem_mirror {\n    path = ${JSON.stringify(mirror)}\n  }\n}\n`,
  );
  const env = { ...process.env, TF_CLI_CONFIG_FILE: settings };

  test("exits 3 for a sound document: nobody but the provider can validate it", async () => {
    const { code, text } = await run([stackFolder(soundDocument()).folder], env);

    expect(text).toMatch(/provider {2}NOT VALIDATED: .*not found in any of the search locations/);
    for (const way of ["offline ", "stand-in", "schema  "]) expect(text).toContain(`  ${way}  passed`);
    expect(code).toBe(3);
    expect(existsSync(settings)).toBe(true);
  });

  test("exits 1 for a wrong reference, in the three ways that need no provider", async () => {
    const document: Json = put(soundDocument(), ["resource", "azurerm_role_assignment", "eu", "scope"], wrong("url"));
    const { code, text } = await run([stackFolder(document).folder], env);

    for (const way of ["offline ", "stand-in", "schema  "]) expect(text).toContain(`  ${way}  FAILED`);
    expect(code).toBe(1);
  });
});

function wrong(attribute: string): string {
  return `\${azurerm_cognitive_account.eu.${attribute}}`;
}
