import { rmSync } from "node:fs";
import { withTempFolder } from "../support/temp-folder";

/** Like `withTempFolder`, but the folder is also gone after an interrupt: a provider in it has hundreds of megabytes. */
export function withScratchFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  return withTempFolder("validate-terraform", async (folder) => {
    const interrupt = (signal: NodeJS.Signals) => {
      rmSync(folder, { recursive: true, force: true });
      process.exit(signal === "SIGINT" ? 130 : 143);
    };
    process.once("SIGINT", interrupt).once("SIGTERM", interrupt);
    try {
      return await work(folder);
    } finally {
      process.off("SIGINT", interrupt).off("SIGTERM", interrupt);
    }
  });
}
