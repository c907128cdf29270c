import { readFileSync } from "node:fs";
import { join } from "node:path";
import { bundle, ENTRIES, notices } from "../../scripts/vendor";
import { markdownTable } from "../../src/private/vendor";
import { ROOT } from "../support/built-library";

describe("lib/vendor", () => {
  test("aligns a Markdown table", () => {
    const rows = [
      ["model", "version"],
      ["a", "2025-01-01"],
    ];

    expect(markdownTable(rows)).toBe(
      ["| model | version    |", "| ----- | ---------- |", "| a     | 2025-01-01 |"].join("\n"),
    );
  });

  test.each(ENTRIES)("$name requires nothing but what Node brings", async (entry) => {
    const { text } = await bundle(entry);

    const required = [...text.matchAll(/\brequire\("([^"]+)"\)/g)].map((match) => match[1]);

    expect(required.filter((name) => !name.startsWith("node:"))).toEqual([]);
  });

  test("fails to bundle what would need a package at run time", async () => {
    await expect(bundle({ name: "loose", source: 'export * from "./not-installed";' })).rejects.toThrow(
      "not-installed",
    );
  });

  test("the notices hold every bundled package with its license text", async () => {
    const packages = (await Promise.all(ENTRIES.map(bundle))).flatMap((each) => each.packages);
    const committed = readFileSync(join(ROOT, "THIRD-PARTY-NOTICES"), "utf8");

    expect(committed).toBe(notices(packages));
    for (const each of packages) {
      expect(committed).toContain(`${each.name} ${each.version}`);
      expect(committed).toContain(each.licenseText.slice(0, 200));
    }
  });
});
