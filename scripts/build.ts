/** Compiles the library and bundles its third-party code: everything that "npm pack" ships from lib. */
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { makeOneFile } from "./one-file";
import { ROOT, runMain, runOrThrow } from "./support/run";
import { writeBundles } from "./vendor";

const LIB = join(ROOT, "lib");
const NOTICES = join(ROOT, "THIRD-PARTY-NOTICES");

runMain(async () => {
  // Without this, a file whose source is gone would still be published.
  for (const entry of existsSync(LIB) ? readdirSync(LIB) : []) {
    if (entry !== "vendor") {
      rmSync(join(LIB, entry), { recursive: true });
    }
  }
  rmSync(join(ROOT, "tsconfig.tsbuildinfo"), { force: true });
  runOrThrow("projen", ["compile"]);
  await makeOneFile(LIB);
  const notices = await writeBundles();
  if (!process.argv.includes("--check")) {
    writeFileSync(NOTICES, notices);
  } else if (!existsSync(NOTICES) || readFileSync(NOTICES, "utf8") !== notices) {
    throw new Error("THIRD-PARTY-NOTICES is out of date: run 'npm run vendor'");
  }
});
