import { type Problem, problem, throwIfAny } from "../../private/problem-list";
import type { DrillAccount, DrillDeployment, DrillTopology } from "../topology";
import { takes } from "./call-form";

/** Names of the deployments that a drill asks for. */
export interface AskedDeployments {
  /** The one that a drill is about. */
  readonly drilled: string;
  /** Another one, for embeddings; undefined: none is known. */
  readonly embeddings: string | undefined;
}

/**
 * The deployment that is given, else the one for chat that most accounts have; of several, the one that is listed first. Throws
 * `DeploymentMissing` and `DeploymentUnknown`.
 */
export function askedDeployments(topology: DrillTopology, given?: string): AskedDeployments {
  throwIfAny("The topology", deploymentProblems(topology, given));
  const { accounts } = topology;
  const usual = mostCommon(accounts, ({ model }) => !isEmbedding(model) && !isOther(model));
  const drilled = given ?? usual ?? (mostCommon(accounts, () => true) as string);
  return { drilled, embeddings: mostCommon(accounts, ({ name, model }) => isEmbedding(model) && name !== drilled) };
}

/** Whether a drill can ask for a deployment: it has to be named where no account tells any, and to be there where all tell theirs. */
export function deploymentProblems(topology: DrillTopology, given?: string): Problem[] {
  const { accounts } = topology;
  const known = deploymentNames(topology);
  const keys = accounts.map(({ key }) => key);
  if (given === undefined) {
    return known.length > 0 ? [] : [problem("DeploymentMissing", "deployment", { accounts: keys })];
  }
  const isTold = known.length > 0 && accounts.every(({ deployments }) => deployments.length > 0);
  return isTold && !known.includes(given) ? [problem("DeploymentUnknown", "deployment", { name: given, known })] : [];
}

/** What a scenario is run for that is for each deployment: all that the API takes calls for; undefined: none is known. */
export function eachDeployment(topology: DrillTopology): (string | undefined)[] {
  const names = deploymentNames(topology).filter((name) => takes(topology.api, kindOfModel(topology, name)));
  return names.length === 0 ? [undefined] : names;
}

/** Every deployment that some account has. */
export function deploymentNames({ accounts }: DrillTopology): string[] {
  return [...new Set(accounts.flatMap(({ deployments }) => deployments.map(({ name }) => name)))];
}

/** What a deployment is called for. */
export const DEPLOYMENT_KINDS = ["chat", "embeddings", "images", "audio"] as const;

export type DeploymentKind = (typeof DEPLOYMENT_KINDS)[number];

/** What a deployment is called for, by its model. */
export function kindOfModel({ accounts }: DrillTopology, name: string): DeploymentKind {
  const found = accounts.flatMap(({ deployments }) => deployments).find((deployment) => deployment.name === name);
  const model = found?.model ?? "";
  if (isEmbedding(model)) return "embeddings";
  return /dall-e|image/i.test(model) ? "images" : isOther(model) ? "audio" : "chat";
}

function isEmbedding(model: string): boolean {
  return /embedding|^ada\b|text-similarity/i.test(model);
}

function isOther(model: string): boolean {
  return /dall-e|image|whisper|tts|audio|transcribe|sora|moderation/i.test(model);
}

function mostCommon(
  accounts: readonly DrillAccount[],
  fits: (deployment: DrillDeployment) => boolean,
): string | undefined {
  const counts = new Map<string, number>();
  for (const { name } of accounts.flatMap(({ deployments }) => deployments.filter(fits))) {
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts].reduce<[string, number] | undefined>(
    (best, each) => (best && best[1] >= each[1] ? best : each),
    undefined,
  )?.[0];
}
