import type { BackendCall } from "../gateway/effect";

/** What kind of answer a call asks for. */
export const MODEL_KINDS = ["chat", "completions", "embeddings", "responses", "images", "audio", "other"] as const;

export type ModelKind = (typeof MODEL_KINDS)[number];

/** A call as an account of Azure OpenAI reads it. */
export interface ModelCall {
  readonly kind: ModelKind;
  /** Deployment that the path or the body names; empty when neither does. */
  readonly deployment: string;
  readonly body: AskedBody;
}

/** What counts in the body of a call. */
export interface AskedBody {
  readonly model: string;
  readonly isStream: boolean;
  readonly previousResponse: string | undefined;
  /** Texts that only the account can read that wrote them. */
  readonly encrypted: string | undefined;
  /** Whether it is JSON, or not meant to be. */
  readonly isReadable: boolean;
}

const KINDS: readonly (readonly [ending: string, kind: ModelKind])[] = [
  ["/chat/completions", "chat"],
  ["/completions", "completions"],
  ["/embeddings", "embeddings"],
  ["/responses", "responses"],
];

const MOST_KEPT = 512;

/** Reads calls. Bodies repeat, and each is parsed once. */
export class ModelCallReader {
  private readonly bodies = new Map<string, AskedBody>();
  private readonly paths = new Map<string, { readonly kind: ModelKind; readonly deployment: string }>();

  read(call: BackendCall): ModelCall {
    const path = this.path(call.url);
    const body = this.body(call.body ?? "");
    return { kind: path.kind, deployment: path.deployment || body.model, body };
  }

  private path(url: string) {
    let known = this.paths.get(url);
    if (!known) {
      const path = url.replace(/^[a-z]+:\/\/[^/]*/i, "").replace(/[?#].*$/s, "");
      known = { kind: kindOf(path), deployment: decoded(/\/deployments\/([^/]+)/.exec(path)?.[1] ?? "") };
      keep(this.paths, url, known);
    }
    return known;
  }

  private body(text: string): AskedBody {
    let known = this.bodies.get(text);
    if (!known) {
      known = readBody(text);
      keep(this.bodies, text, known);
    }
    return known;
  }
}

export function kindOf(path: string): ModelKind {
  // A deployment may be called "chat".
  const operation = path.replace(/^.*\/deployments\/[^/]+/, "");
  const found = KINDS.find(([ending]) => operation.endsWith(ending));
  if (found) return found[1];
  return /\/images\//.test(path) ? "images" : /\/audio\//.test(path) ? "audio" : "other";
}

function readBody(text: string): AskedBody {
  const parsed = parsedOrNothing(text);
  const fields = typeof parsed === "object" && parsed !== null ? (parsed as Record<string, unknown>) : {};
  const { model, previous_response_id: previous } = fields;
  return {
    model: typeof model === "string" ? model : "",
    isStream: fields.stream === true,
    previousResponse: typeof previous === "string" ? previous : undefined,
    encrypted: /"encrypted_content"\s*:\s*"([^"]*)"/.exec(text)?.[1],
    isReadable: parsed !== undefined || !/^\s*[[{]/.test(text),
  };
}

function parsedOrNothing(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

function keep<T>(map: Map<string, T>, key: string, value: T): void {
  if (map.size >= MOST_KEPT) map.clear();
  map.set(key, value);
}
