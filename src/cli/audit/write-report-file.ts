import { randomBytes } from "node:crypto";
import { renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { UsageError } from "../terminal";

/** Writes a file as a whole or not at all. Throws `UsageError`. */
export function writeReportFile(file: string, text: string): void {
  try {
    // What is no file, such as a device or a pipe, cannot be replaced.
    if (isOther(file)) writeFileSync(file, text);
    else replace(file, text);
  } catch (error) {
    throw new UsageError(`cannot write '${file}': ${(error as Error).message}`);
  }
}

function replace(file: string, text: string): void {
  const unfinished = `${file}.${randomBytes(6).toString("hex")}.tmp`;
  try {
    writeFileSync(unfinished, text, { flag: "wx" });
    renameSync(unfinished, file);
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw error;
  }
}

function isOther(file: string): boolean {
  const found = statSync(file, { throwIfNoEntry: false });
  return found !== undefined && !found.isFile() && !found.isDirectory();
}
