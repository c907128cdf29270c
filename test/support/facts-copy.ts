import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readFacts } from "../../scripts/facts/read-facts";
import { ROOT } from "../../scripts/support/run";

export type FactRow = Record<string, unknown>;
export type FactFile = Record<string, FactRow[]> & Record<string, unknown>;

/** A copy of the facts and of what is generated from them, for a test to break. */
export class FactsCopy {
  public readonly folder = realpathSync(mkdtempSync(join(tmpdir(), "facts-")));

  public constructor() {
    for (const part of ["facts", "docs", "src/residency/data", "src/audit/data"]) {
      cpSync(join(ROOT, part), join(this.folder, part), { recursive: true });
    }
  }

  public path(file: string): string {
    return join(this.folder, file);
  }

  /** Edits one fact file. */
  public change(file: string, edit: (table: FactFile) => void): void {
    const path = this.path(`facts/${file}`);
    const table = JSON.parse(readFileSync(path, "utf8"));
    edit(table);
    writeFileSync(path, JSON.stringify(table));
  }

  /** The problems that reading them names. */
  public problems(): string[] {
    try {
      readFacts(this.path("facts"));
      return [];
    } catch (error) {
      const [, ...lines] = (error as Error).message.split("\n");
      return lines.map((line) => line.trim());
    }
  }

  public remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

export function findRow(table: FactFile, list: string, name: string): FactRow {
  return table[list].find((row) => row.name === name || row.code === name) as FactRow;
}
