import { statSync } from "node:fs";
import type { AuditedZone } from "../../audit/audited-zone";
import { isUnder } from "../../audit/path-under";
import { ProblemError } from "../../private/problem-list";
import { readPlan } from "../../terraform/plan-document";
import type { PathAt } from "../../terraform/sections";
import { readStacks, type Stack } from "../../terraform/stacks";
import { TerraformDocument } from "../../terraform/terraform-document";
import { type DocumentFile, documentFiles } from "../document-files";
import { UsageError } from "../terminal";
import { isConfiguration, type JsonFile, readJsonFile } from "./json-file";
import { stackOfPlan, writersIn } from "./stack-of-plan";
import { zonesOfDocuments, zonesOfList } from "./zones-of";

/** The document of a stack, and the file that it is from. */
export interface AuditedStack extends Stack {
  readonly source: JsonFile;
}

/** Zones, and the stacks that are audited for them as one app. */
export interface AuditRound {
  readonly stacks: readonly AuditedStack[];
  readonly zones: readonly AuditedZone[];
}

const SYNTH = "give the cdktf.out that cdktf synth has written";
const ADVICE = "give --zones, with the cdktf.out that it was made from or a file of its zones";

/**
 * What there is to audit at a path: cdktf.out, the folder of a stack, a cdk.tf.json, a plan or a state file. Without a zone there
 * is nothing to audit by, which is no good result. Throws `UsageError` and `InvalidPlanJson`.
 */
export function readAuditInput(
  path: string,
  zonesPath: string | undefined,
  onFile: (file: string) => void,
): readonly AuditRound[] {
  const files = readFiles(documentFiles(path), onFile);
  const plans = files.filter(({ isPlan }) => isPlan);
  if (plans.length === 0) return [documentRound(files, zonesPath, onFile)];
  if (files.length > 1) throw new UsageError(`'${plans[0].file}' is a plan or a state file; audit it by itself`);
  if (zonesPath === undefined)
    throw new UsageError(`'${path}' is a plan or a state file, which holds no zones; ${ADVICE}`);
  return planRounds(plans[0], readZones(zonesPath, onFile));
}

interface NamedFile extends JsonFile {
  readonly name: string;
  /** Of the stack. */
  readonly path?: string;
}

function readFiles(files: readonly DocumentFile[], onFile: (file: string) => void): readonly NamedFile[] {
  return files.map(({ name, file, path }) => {
    onFile(file);
    return { name, path, ...readJsonFile(file) };
  });
}

function documentRound(
  files: readonly NamedFile[],
  zonesPath: string | undefined,
  onFile: (file: string) => void,
): AuditRound {
  const zones = zonesOfDocuments(files);
  const stacks = stacksOf(files, zones);
  const what = files.map(({ file }) => `'${file}'`).join(", ");
  if (zonesPath === undefined) {
    if (zones.length === 0) throw new UsageError(`there is no zone in ${what}; ${SYNTH}, or --zones`);
    return { stacks, zones };
  }
  if (zones.length > 0) throw new UsageError(`${what} defines zones itself; leave --zones out`);
  const given = readZones(zonesPath, onFile).zones;
  if (!given.some((zone) => hasMembers(stacks, zone)) && !hasStrays(stacks)) {
    throw new UsageError(`nothing in ${what} stands in a zone of '${zonesPath}'`);
  }
  return { stacks, zones: given };
}

function stacksOf(files: readonly NamedFile[], zones: readonly AuditedZone[]): readonly AuditedStack[] {
  const sources = files.map(({ name, root, path }) => {
    // What an override has put into a stack that stands in a zone belongs there with it.
    const home = zones.some((zone) => path !== undefined && isUnder(path, zone.path)) ? path : undefined;
    const pathAt: PathAt = (_, told) => told ?? home;
    return { name, json: root as object, pathAt };
  });
  try {
    return readStacks(sources, "audit").map((stack, index) => ({ ...stack, source: files[index] }));
  } catch (error) {
    // Each by itself, so that the message names the file.
    if (error instanceof ProblemError) {
      for (const { file, root } of files) TerraformDocument.parse(root as object, `'${file}'`);
    }
    throw error;
  }
}

interface GivenZones {
  readonly zones: readonly AuditedZone[];
  /** Where the zones are from documents: those of the whole app. */
  readonly stacks?: readonly AuditedStack[];
}

function readZones(path: string, onFile: (file: string) => void): GivenZones {
  const given = zonesIn(path, onFile);
  if (given.zones.length === 0) throw new UsageError(`there is no zone in '${path}'; ${SYNTH}`);
  return given;
}

function zonesIn(path: string, onFile: (file: string) => void): GivenZones {
  const files = readFiles(documentFiles(path), onFile);
  const isFolder = statSync(path).isDirectory();
  const plan = files.find(({ isPlan }) => isPlan);
  if (plan) throw new UsageError(`'${plan.file}' is a plan or a state file, which holds no zones; ${SYNTH}`);
  if (!isFolder && !isConfiguration(files[0])) return { zones: zonesOfList(files[0]) };
  const zones = zonesOfDocuments(files);
  return { zones, stacks: stacksOf(files, zones) };
}

/**
 * With the documents that a plan was made from, each resource has its construct. With zones alone nobody can tell, so that
 * everything belongs to every zone.
 */
function planRounds(plan: NamedFile, { zones, stacks }: GivenZones): readonly AuditRound[] {
  const { file, root, name } = plan;
  const subject = `'${file}'`;
  if (!stacks) {
    return zones.map((zone) => {
      const document = readPlan(root as object, subject, (address) => `${zone.path}/${address}`);
      return { stacks: [{ name, document, source: plan }], zones: [zone] };
    });
  }
  const stack = stackOfPlan(root, file, stacks);
  const document = readPlan(root as object, subject, writersIn(stack.document));
  const own = zonesOfStack(stack, stacks, zones);
  if (own.length === 0)
    throw new UsageError(`there is no zone in the stack '${stack.name}' that '${file}' was made from`);
  const planned = [{ name: stack.name, document, source: plan }];
  return [{ stacks: planned, zones: own }];
}

/** Zones that the stack holds or adds to, without the waivers of what is in other stacks. */
function zonesOfStack(stack: Stack, stacks: readonly Stack[], zones: readonly AuditedZone[]): readonly AuditedZone[] {
  const others = stacks.filter(({ document }) => document !== stack.document);
  const here = new Set(zonesOfDocuments([(stack as AuditedStack).source]).map(({ path }) => path));
  return zones
    .filter((zone) => here.has(zone.path) || hasMembers([stack], zone))
    .map((zone) => ({
      ...zone,
      waivers: zone.waivers.filter(
        ({ target: path }) => hasMembers([stack], { path }) || !hasMembers(others, { path }),
      ),
    }));
}

function hasMembers(stacks: readonly Stack[], { path: zone }: Pick<AuditedZone, "path">): boolean {
  return stacks.some(({ document: { resources, modules } }) =>
    [...resources, ...modules].some(({ path }) => path !== undefined && isUnder(path, zone)),
  );
}

/** Whether something is not told to be of a construct, so that it is everybody's. */
function hasStrays(stacks: readonly Stack[]): boolean {
  return stacks.some(({ document: { resources, modules } }) =>
    [...resources, ...modules].some(({ path }) => path === undefined),
  );
}

/** Paths of zones that have no resource of their own in what was read: nothing is wrong with that, but somebody may wonder. */
export function emptyZones(rounds: readonly AuditRound[]): readonly string[] {
  return rounds.flatMap(({ stacks, zones }) =>
    zones.filter((zone) => !hasMembers(stacks, zone)).map(({ path }) => path),
  );
}
