import { join } from "node:path";
import { ExitCode } from "../../src/cli/terminal";
import { folderWith } from "./folder-with";
import { run } from "./support";

const CLEAN =
  "<policies><inbound><base /></inbound><backend><base /></backend><outbound><base /></outbound><on-error><base /></on-error></policies>";
const GOLDEN = join(__dirname, "..", "policy", "golden");

describe("lint", () => {
  test("says nothing of a policy that is well", async () => {
    const folder = folderWith({ "a.xml": CLEAN });

    expect(await run("lint", join(folder, "a.xml"))).toEqual({
      code: ExitCode.GOOD,
      out: "",
      err: "1 file: 0 errors, 0 warnings\n",
    });
  });

  test("tells file, line, column and rule of what is wrong", async () => {
    const file = join(folderWith({ "a.xml": `<policies>\n  <inbound><nothing /></inbound>\n</policies>` }), "a.xml");

    const { code, out, err } = await run("lint", file);

    expect(code).toBe(ExitCode.BAD);
    expect(out).toMatch(/^[^\n]+a\.xml:2:\d+: error \[[A-Z]\w+\] [^\n]*nothing[^\n]*\n/);
    expect(out.startsWith(file)).toBe(true);
    expect(err).toMatch(/^1 file: [1-9]\d* errors?, /);
  });

  test("takes warnings for no failure", async () => {
    const url = `<set-backend-service base-url="https://a.example.com" />`;
    const file = join(folderWith({ "a.xml": CLEAN.replace("<base />", `<base />${url}`) }), "a.xml");

    const { code, out } = await run("lint", file);

    expect(out).toMatch(/: warning \[/);
    expect(code).toBe(ExitCode.GOOD);
  });

  test("takes several files, and is bad when one of them is", async () => {
    const folder = folderWith({ "a.xml": CLEAN, "b.xml": "<policies><inbound>" });

    const { code, out, err } = await run("lint", join(folder, "a.xml"), join(folder, "b.xml"));

    expect(out).toContain("b.xml:1:");
    expect(err).toMatch(/^2 files: /);
    expect(code).toBe(ExitCode.BAD);
  });

  test("knows the fragments among the files by their names", async () => {
    const include = `<include-fragment fragment-id="names" /><set-header name="x" exists-action="override"><value>@((string)context.Variables["who"])</value></set-header>`;
    const folder = folderWith({
      "a.xml": CLEAN.replace("<base />", `<base />${include}`),
      "names.fragment.xml": '<!-- names --><fragment><set-variable name="other" value="a" /></fragment>',
    });

    const alone = await run("lint", join(folder, "a.xml"));
    const { out } = await run("lint", join(folder, "a.xml"), join(folder, "names.fragment.xml"));

    expect(alone.out).toBe("");
    expect(out).toMatch(/a\.xml:1:\d+: \w+ \[\w+\] [^\n]*who/);
  });

  test("takes the size of a tier", async () => {
    const file = join(folderWith({ "a.xml": CLEAN }), "a.xml");

    expect((await run("lint", "--max-bytes", "100", file)).out).toContain("[DocumentTooLarge] it has ");
  });

  test("finds nothing in what the library writes", async () => {
    const { out, code } = await run("lint", join(GOLDEN, "active-passive.policy.xml"));

    expect(out).toBe("");
    expect(code).toBe(ExitCode.GOOD);
  });

  test("fails for a file that is not there", async () => {
    const { code, err, out } = await run("lint", "nowhere.xml");

    expect(code).toBe(ExitCode.UNUSABLE);
    expect(err).toMatch(/^cannot read 'nowhere\.xml': ENOENT/);
    expect(out).toBe("");
  });
});
