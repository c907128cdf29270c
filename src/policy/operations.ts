/** Whether a request may be sent to another region when nobody knows what became of the first one. */
export enum Replay {
  /** It leaves nothing behind, unless the body says `"store": true`. */
  SAFE = "safe",
  /** It leaves nothing behind only when the body says `"store": false`. */
  UNLESS_STORED = "unless-stored",
  /** It is slow and dear, and may be under way still. */
  NEVER = "never",
  /** It reads or changes what one account holds, and is of no use to another. */
  PINNED = "pinned",
}

/** One call of the Azure OpenAI data plane that the gateway takes. */
export interface Operation {
  readonly id: string;
  readonly displayName: string;
  readonly method: "GET" | "POST" | "DELETE";
  /** Below the path of the API. */
  readonly urlTemplate: string;
  readonly replay: Replay;
}

const BY_DEPLOYMENT = "/openai/deployments/{deployment}";
const V1 = "/openai/v1";

/** Begins the ids of the calls of what one account holds. */
export const STATE = "state-";

/**
 * What a model answers by itself, and what goes to the one account that holds its state. Fine-tuning, vector stores, assistants
 * and threads are not here.
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
  ...stateCalls("response", "responses", [
    ["get", "GET", "/{id}"],
    ["delete", "DELETE", "/{id}"],
    ["cancel", "POST", "/{id}/cancel"],
    ["input", "GET", "/{id}/input_items"],
  ]),
  ...stateCalls("file", "files", [
    ["list", "GET", ""],
    ["create", "POST", ""],
    ["get", "GET", "/{id}"],
    ["delete", "DELETE", "/{id}"],
    ["content", "GET", "/{id}/content"],
  ]),
  ...stateCalls("batch", "batches", [
    ["list", "GET", ""],
    ["create", "POST", ""],
    ["get", "GET", "/{id}"],
    ["cancel", "POST", "/{id}/cancel"],
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
    method: "POST",
    urlTemplate: `${root}/${path}`,
    replay,
  }));
}

function stateCalls(
  what: string,
  path: string,
  list: readonly (readonly [verb: string, method: Operation["method"], rest: string])[],
): Operation[] {
  return list.map(([verb, method, rest]) => ({
    id: `${STATE}${what}-${verb}`,
    displayName: `State of an account: ${what}, ${verb}`,
    method,
    urlTemplate: `${V1}/${path}${rest}`,
    replay: Replay.PINNED,
  }));
}
