import { HeaderMap } from "../../../src/drill/csharp/header-map";
import type { BackendCall } from "../../../src/drill/gateway/effect";

/** A call of the chat deployment of the account `one`, signed in. */
export function backendCall(options: Partial<BackendCall> = {}): BackendCall {
  const host = options.host ?? "one.openai.azure.com";
  const body = JSON.stringify({ model: "chat", messages: [] });
  return {
    url: `https://${host}/openai/deployments/chat/chat/completions?api-version=1`,
    host,
    method: "POST",
    headers: HeaderMap.of([["api-key", "secret"]]),
    body,
    bodyBytes: body.length,
    timeoutMs: 60_000,
    purpose: "forward",
    attemptOf: "request",
    backendId: "backend",
    ...options,
  };
}
