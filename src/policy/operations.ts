/** Whether a request may be sent to another region when nobody knows what became of the first one. */
export enum Replay {
  /** It leaves nothing behind, unless the body says `"store": true`. */
  SAFE = "safe",
  /** It leaves nothing behind only when the body says `"store": false`. */
  UNLESS_STORED = "unless-stored",
  /** It is slow and dear, and may be under way still. */
  NEVER = "never",
}

/** One call of the Azure OpenAI data plane that the gateway takes. All are POST. */
export interface Operation {
  readonly id: string;
  readonly displayName: string;
  /** Below the path of the API. */
  readonly urlTemplate: string;
  readonly replay: Replay;
}

const BY_DEPLOYMENT = "/openai/deployments/{deployment}";
const V1 = "/openai/v1";

/**
 * What a model answers by itself. Files, batches, fine-tuning, assistants and stored responses are not here: their state is in
 * one region, and a gateway that may answer from another would lose it.
 *
 * @see https://learn.microsoft.com/azure/ai-foundry/openai/reference
 */
export const OPERATIONS: readonly Operation[] = [
  ...calls("", BY_DEPLOYMENT, [
    ["chat-completions", "Chat completions", "chat/completions", Replay.SAFE],
    ["completions", "Completions", "completions", Replay.SAFE],
    ["embeddings", "Embeddings", "embeddings", Replay.SAFE],
    ["images-generations", "Image generations", "images/generations", Replay.NEVER],
    ["images-edits", "Image edits", "images/edits", Replay.NEVER],
    ["audio-transcriptions", "Audio transcriptions", "audio/transcriptions", Replay.NEVER],
    ["audio-translations", "Audio translations", "audio/translations", Replay.NEVER],
    ["audio-speech", "Audio speech", "audio/speech", Replay.NEVER],
  ]),
  // The model is named in the body, which must be JSON: uploads in parts are taken by deployment only.
  ...calls("v1-", V1, [
    ["chat-completions", "Chat completions (v1)", "chat/completions", Replay.SAFE],
    ["completions", "Completions (v1)", "completions", Replay.SAFE],
    ["embeddings", "Embeddings (v1)", "embeddings", Replay.SAFE],
    ["responses", "Responses (v1)", "responses", Replay.UNLESS_STORED],
    ["images-generations", "Image generations (v1)", "images/generations", Replay.NEVER],
    ["audio-speech", "Audio speech (v1)", "audio/speech", Replay.NEVER],
  ]),
];

/** Ids of the operations of one kind, in order. */
export function operationIds(replay: Replay): string[] {
  return OPERATIONS.filter((operation) => operation.replay === replay).map(({ id }) => id);
}

type Call = readonly [id: string, displayName: string, path: string, replay: Replay];

function calls(prefix: string, root: string, list: readonly Call[]): Operation[] {
  return list.map(([id, displayName, path, replay]) => ({
    id: `${prefix}${id}`,
    displayName,
    urlTemplate: `${root}/${path}`,
    replay,
  }));
}
