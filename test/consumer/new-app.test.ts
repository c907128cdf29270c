import { mkdtempSync, readFileSync, realpathSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ROOT } from "../support/built-library";
import { runExample } from "../support/clone-example";
import { ConsumerApp } from "../support/consumer-app";
import { reasonNotToInstall } from "../support/consumer-registry";
import { packLibrary } from "../support/kernel-packages";

const INSTALLING = 300_000;
const COMPILING = 120_000;

const skipped = reasonNotToInstall();

const title = `a new CDKTF app with the packed library${skipped ? ` (skipped: ${skipped})` : ""}`;

describe.skipIf(skipped)(title, { timeout: COMPILING }, () => {
  let folder: string;
  let app: ConsumerApp;
  let expected: string;

  beforeAll(async () => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), "consumer-")));
    app = new ConsumerApp(join(folder, "app"));
    await app.install(packLibrary(folder));
    const { outdir } = runExample(ROOT, "quickstart", join(folder, "expected"));
    expected = readFileSync(join(outdir, "stacks", "quickstart", "cdk.tf.json"), "utf8");
  }, INSTALLING);

  test("installs with strict peers, and nothing but its peers", () => {
    expect(app.installed("cdktf", "@cdktf/provider-azurerm", "constructs")).toEqual([
      expect.stringMatching(/^cdktf 0\.21\.\d+$/),
      expect.stringMatching(/^@cdktf\/provider-azurerm 14\.\d+\.\d+$/),
      expect.stringMatching(/^constructs 10\.\d+\.\d+$/),
    ]);
    const { dependencies } = JSON.parse(
      readFileSync(join(folder, "app", "node_modules", "cdktf-multi-region-openai", "package.json"), "utf8"),
    );
    expect(dependencies ?? {}).toEqual({});
  });

  test.each(["node16", "bundler"] as const)(
    "passes strict type checks with module resolution '%s'",
    async (resolution) => {
      await expect(app.checkTypes(resolution)).resolves.toBeUndefined();
    },
  );

  test("synthesizes the quickstart to the document of this repository", async () => {
    expect(await app.synth()).toBe(expected);
  });

  test("synthesizes it from native ES modules", async () => {
    const esm = new ConsumerApp(join(folder, "esm"), { isModule: true });
    symlinkSync(join(folder, "app", "node_modules"), join(folder, "esm", "node_modules"));

    expect(await esm.synth()).toBe(expected);
  });

  test("synthesizes it through the cdktf CLI", async () => {
    expect(await app.synthByCli()).toBe(expected);
  });
});
