import { ADDRESS_ROWS, QUERY_ROWS } from "./addresses.rows";
import { BREAKER_ROWS, POOL_ROWS } from "./backends.rows";
import { BODY_ROWS, REPLACE_ROWS, STATUS_ROWS } from "./bodies.rows";
import { CACHE_ROWS } from "./cache.rows";
import { SEND_ROWS } from "./calls.rows";
import type { ConformanceRow } from "./conformance-row";
import { CONTEXT_ROWS, REFUSED_ROWS } from "./context.rows";
import { ERROR_ROWS } from "./errors.rows";
import { CHOOSE_ROWS, METRIC_ROWS, RETURN_ROWS, TRACE_ROWS } from "./flow.rows";
import { FORWARD_ROWS, TRANSPORT_ROWS } from "./forward.rows";
import { HEADER_ROWS, REQUEST_HEADER_ROWS } from "./headers.rows";
import { CORS_ROWS, IDENTITY_ROWS, TOKEN_ROWS } from "./identity.rows";
import { LANGUAGE_ROWS } from "./language.rows";
import { LIBRARY_ROWS } from "./library.rows";
import { CONCURRENCY_ROWS, RATE_ROWS, TOKEN_LIMIT_ROWS } from "./limits.rows";
import { CLASSIFIED_ROWS, PUBLIC_POLICY_ROWS } from "./public-policies.rows";
import { REFUSAL_ROWS } from "./refusals.rows";
import { RETRY_ROWS } from "./retry.rows";
import { RETRY_WAIT_ROWS } from "./retry-waits.rows";
import { runRow } from "./run-row";
import { SECTION_ROWS } from "./sections.rows";
import { SWITCH_ROWS } from "./switches.rows";
import { ESCAPE_ROWS, FRAGMENT_ROWS, NAMED_VALUE_ROWS } from "./texts.rows";
import { VARIABLE_CHANGE_ROWS, VARIABLE_ROWS } from "./variables.rows";

/** Every behaviour of API Management that the drill rests on, by where it is written. */
const TABLE: Readonly<Record<string, readonly ConformanceRow[]>> = {
  "sections and scopes": SECTION_ROWS,
  retry: RETRY_ROWS,
  "waits of retry": RETRY_WAIT_ROWS,
  variables: [...VARIABLE_ROWS, ...VARIABLE_CHANGE_ROWS],
  errors: ERROR_ROWS,
  "headers of requests": REQUEST_HEADER_ROWS,
  headers: HEADER_ROWS,
  "query parameters": QUERY_ROWS,
  addresses: ADDRESS_ROWS,
  bodies: BODY_ROWS,
  "find-and-replace": REPLACE_ROWS,
  "set-status": STATUS_ROWS,
  choose: CHOOSE_ROWS,
  "return-response": RETURN_ROWS,
  trace: TRACE_ROWS,
  "llm-emit-token-metric": METRIC_ROWS,
  "send-request": SEND_ROWS,
  "forward-request": FORWARD_ROWS,
  "transport failures": TRANSPORT_ROWS,
  "rate-limit-by-key": RATE_ROWS,
  "limit-concurrency": CONCURRENCY_ROWS,
  "llm-token-limit": TOKEN_LIMIT_ROWS,
  cache: CACHE_ROWS,
  "authentication-managed-identity": IDENTITY_ROWS,
  "validate-azure-ad-token": TOKEN_ROWS,
  cors: CORS_ROWS,
  "escapes of documents": ESCAPE_ROWS,
  "named values": NAMED_VALUE_ROWS,
  fragments: FRAGMENT_ROWS,
  "the language of expressions": LANGUAGE_ROWS,
  "what expressions may use": LIBRARY_ROWS,
  "what expressions see": CONTEXT_ROWS,
  "expressions that are refused": REFUSED_ROWS,
  breakers: BREAKER_ROWS,
  pools: POOL_ROWS,
  "what is not settled": SWITCH_ROWS,
  "policies that are known to fail": PUBLIC_POLICY_ROWS,
  "a policy that tells failures apart": CLASSIFIED_ROWS,
  "documents that are refused": REFUSAL_ROWS,
};

const ROWS = Object.values(TABLE).flat();

describe.each(Object.entries(TABLE))("%s", (_, rows) => {
  test.each(rows.map((row) => [row.name, row] as const))("%s", (_name, row) => {
    const { refused } = row.expect;

    if (refused) expect(refusalOf(row)).toSatisfy((message: string) => isRefusal(message, refused), `${refused.says}`);
    else expect(runRow(row), row.source.join(": ")).toEqual([]);
  });
});

describe("conformance table", () => {
  test("has at least 150 rows, each with the place and the words that it comes from", () => {
    const unsourced = ROWS.filter(({ source: [document, says] }) => document.length < 10 || says.length < 5);

    expect(ROWS.length).toBeGreaterThanOrEqual(150);
    expect(unsourced).toEqual([]);
  });

  test("has no two rows of a name in a group", () => {
    const twins = Object.entries(TABLE).flatMap(([group, rows]) => {
      const names = rows.map(({ name }) => name);
      return names.filter((name, index) => names.indexOf(name) !== index).map((name) => `${group}: ${name}`);
    });

    expect(twins).toEqual([]);
  });
});

function refusalOf(row: ConformanceRow): string {
  try {
    runRow(row);
  } catch (error) {
    return (error as Error).message;
  }
  return "";
}

/** One line of the message says it all: what, and where. */
function isRefusal(message: string, { says, line, column }: NonNullable<ConformanceRow["expect"]["refused"]>): boolean {
  const place = line === undefined ? "" : `:${line}:${column ?? ""}`;
  return message.split("\n").some((text) => says.test(text) && text.includes(place));
}
