/**
 * Shows a release without making one: version, changelog and tag agree, then "npm publish --dry-run".
 * With --tag v1.2.3 the tag is compared as well; the release workflow passes the tag that it runs on.
 */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT, runMain, runOrThrow } from "./support/run";

runMain(() => {
  const { version } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
  const at = process.argv.indexOf("--tag");
  const tag = at < 0 ? `v${version}` : process.argv[at + 1];
  if (tag !== `v${version}`) {
    throw new Error(`the tag is ${tag} and package.json says ${version}: set VERSION in .projenrc.ts or move the tag`);
  }
  const changelog = join(ROOT, "CHANGELOG.md");
  const isListed = existsSync(changelog) && readFileSync(changelog, "utf8").includes(`\n## ${version}`);
  if (!isListed) {
    throw new Error(`CHANGELOG.md has no heading '## ${version}'`);
  }
  runOrThrow("tsx", ["scripts/build.ts", "--check"]);
  // Provenance is signed with the identity of a workflow run, which nothing has elsewhere.
  console.log(
    runOrThrow("npm", ["publish", "--dry-run", "--access", "public", "--no-provenance", "--loglevel", "notice"]),
  );
  console.log(`${tag} can be released: push the tag, and .github/workflows/release.yml publishes it`);
});
