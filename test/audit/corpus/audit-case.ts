import { mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App } from "cdktf";
import { auditDocuments } from "../../../src/audit/audit-document";
import { zonesIn } from "../../../src/audit/audited-zone";
import { readStacks, type StackText } from "../../../src/terraform/stacks";

/** An app as somebody might write it, and what the audit has to say of it. */
export interface AuditCase {
  /** What the case is about, as a phrase; unlike that of any other. */
  readonly name: string;
  /** Adds stacks and zones to an app. */
  readonly build: (app: App) => void;
  /** `Code path attribute` of every finding, in the order in which they are told; empty for a clean app. */
  readonly expected: readonly string[];
}

/** What `cdktf synth` writes of a case when its validations are skipped: what a change of the audit can be tried on. */
export interface WrittenCase extends Pick<AuditCase, "name" | "expected"> {
  readonly stacks: readonly StackText[];
}

export function writtenCase({ name, build, expected }: AuditCase): WrittenCase {
  const outdir = mkdtempSync(join(tmpdir(), "audit-case-"));
  const app = new App({ outdir, skipValidation: true });
  build(app);
  app.synth();
  const folder = join(outdir, "stacks");
  const stacks = readdirSync(folder).map((stack) => ({
    name: stack,
    text: readFileSync(join(folder, stack, "cdk.tf.json"), "utf8"),
  }));
  return { name, expected, stacks };
}

/** What the audit says of the documents of a case, as `expected` has it. */
export function foundIn({ stacks }: WrittenCase): readonly string[] {
  const sources = stacks.map(({ name, text }) => ({ name, json: text }));
  const zones = stacks.flatMap(({ text }) => zonesIn(JSON.parse(text)));
  const { findings } = auditDocuments(readStacks(sources, "cdk.tf.json"), zones);
  return findings.map(({ code, path, attribute }) => `${code} ${path} ${attribute}`);
}
