import { problem, throwIfAny } from "../../private/problem-list";
import type { DrillAccount, DrillTopology } from "../topology";

/** Names of the deployments that a drill asks for. */
export interface AskedDeployments {
  readonly chat: string;
  /** Undefined: none is known. */
  readonly embeddings: string | undefined;
}

/**
 * The deployment for chat and the one for embeddings that most accounts have; of several, the one that is listed first. Throws
 * `DeploymentMissing` where no account has any.
 */
export function askedDeployments({ accounts }: DrillTopology, given?: string): AskedDeployments {
  const chat = given ?? mostCommon(accounts, (model) => !isEmbedding(model) && !isOther(model));
  const embeddings = mostCommon(accounts, isEmbedding);
  const either = chat ?? embeddings;
  const missing = problem("DeploymentMissing", "deployment", { accounts: accounts.map(({ key }) => key) });
  throwIfAny("The topology", either === undefined ? [missing] : []);
  return { chat: either as string, embeddings };
}

/** Every deployment that some account has. */
export function deploymentNames({ accounts }: DrillTopology): string[] {
  return [...new Set(accounts.flatMap(({ deployments }) => deployments.map(({ name }) => name)))];
}

/** What a deployment is called for, by its model: `chat`, `embeddings`, `images` or `audio`. */
export function kindOfModel({ accounts }: DrillTopology, name: string): string {
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

function mostCommon(accounts: readonly DrillAccount[], fits: (model: string) => boolean): string | undefined {
  const counts = new Map<string, number>();
  for (const { deployments } of accounts) {
    for (const { name, model } of deployments) if (fits(model)) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts].reduce<[string, number] | undefined>(
    (best, each) => (best && best[1] >= each[1] ? best : each),
    undefined,
  )?.[0];
}
