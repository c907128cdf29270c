/** Packs the library as npm would and looks at the tarball the way its users' tools do. */
import { join } from "node:path";
import { runMain, runOrThrow } from "./support/run";
import { withTempFolder } from "./support/temp-folder";

runMain(() =>
  withTempFolder("package", (folder) => {
    const report = JSON.parse(runOrThrow("npm", ["pack", "--json", "--silent", "--pack-destination", folder]));
    const tarball = join(folder, report[0].filename);
    runOrThrow("publint", ["run", tarball, "--strict"]);
    // node10 is what cdktf apps compile with; there is no ESM build to look for.
    runOrThrow("attw", [tarball, "--format", "table", "--no-color", "--no-emoji", "--no-definitely-typed"]);
    console.log(`${report[0].entryCount} files, ${Math.round(report[0].size / 1024)} KB packed`);
  }),
);
