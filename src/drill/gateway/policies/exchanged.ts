import type { BackendCall, ExchangeResult, Flow } from "../effect";
import { hostOf, originOf, readUrl } from "../url-state";

/** What HttpClient of .NET follows at most. */
const MOST_REDIRECTS = 50;
const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/** Makes a call and waits for what becomes of it. */
export function* exchanged(call: BackendCall): Flow<ExchangeResult> {
  const result = yield { kind: "exchange", call };
  if (!result) throw new Error("an exchange was resumed without a result");
  return result;
}

/** Goes where redirects lead, as HttpClient of .NET does: without the token, and with GET where the status says so. */
export function* followed(first: BackendCall, answer: ExchangeResult): Flow<ExchangeResult> {
  let call = first;
  let result = answer;
  for (let hops = 0; hops < MOST_REDIRECTS; hops++) {
    const next = redirected(call, result);
    if (!next) break;
    call = next;
    result = yield* exchanged(call);
  }
  return result;
}

function redirected(call: BackendCall, result: ExchangeResult): BackendCall | undefined {
  if (result.kind === "failure" || !REDIRECTS.has(result.status)) return undefined;
  const [location] = result.headers.get("Location") ?? [];
  const here = readUrl(call.url);
  if (location === undefined || !here) return undefined;
  const url = location.startsWith("/") ? `${originOf(here)}${location}` : location;
  const there = readUrl(url);
  if (!there) return undefined;
  const headers = call.headers.copy();
  headers.delete("Authorization");
  const isGet = result.status === 303 || (result.status < 303 && call.method === "POST");
  const sent = isGet ? { method: "GET", body: null, bodyBytes: 0 } : {};
  return { ...call, ...sent, url, host: hostOf(there), headers, backendId: undefined };
}
