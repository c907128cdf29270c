import { authenticationManagedIdentity, forwardRequest, setBackendService } from "../../src/apim/backend-call";
import { base, choose, retry } from "../../src/apim/control-flow";
import { csharp } from "../../src/apim/csharp";
import { deleteQueryParameter, setBody, setHeader } from "../../src/apim/message";
import type { PolicyDocument, PolicyElement } from "../../src/apim/policy-element";
import { writePolicy } from "../../src/apim/write-policy";
import { lint } from "../support/lint";

const TRUE = csharp`true`;
const forward = forwardRequest({ timeoutMs: csharp`1`, bufferRequestBody: true, bufferResponse: false });
const backend = setBackendService("b");
const token = authenticationManagedIdentity({ resource: "r", outputTokenVariableName: "t" });
const query = deleteQueryParameter("q");
const header = setHeader("x", "y");
const body = setBody("b");

const EMPTY: PolicyDocument = { inbound: [], backend: [forward], outbound: [], onError: [] };

// The type check refuses each of these: without the error that is expected, it is red. Azure would refuse them, too.
const REFUSED: readonly (readonly [what: string, document: PolicyDocument])[] = [
  // @ts-expect-error a call of the backend in inbound
  ["forward-request in inbound", { ...EMPTY, inbound: [forward] }],
  // @ts-expect-error a call of the backend in on-error
  ["forward-request in on-error", { ...EMPTY, onError: [forward] }],
  // @ts-expect-error the choice of a backend after the answer
  ["set-backend-service in outbound", { ...EMPTY, outbound: [backend] }],
  // @ts-expect-error the choice of a backend after the answer
  ["set-backend-service in on-error", { ...EMPTY, onError: [backend] }],
  // @ts-expect-error a sign-in in backend
  ["authentication-managed-identity in backend", { ...EMPTY, backend: [token, forward] }],
  // @ts-expect-error a sign-in in outbound
  ["authentication-managed-identity in outbound", { ...EMPTY, outbound: [token] }],
  // @ts-expect-error a query after the answer
  ["set-query-parameter in outbound", { ...EMPTY, outbound: [query] }],
  // @ts-expect-error a body where there is no message
  ["set-body in on-error", { ...EMPTY, onError: [body] }],
  // @ts-expect-error a call of the backend in a branch of inbound
  ["forward-request in choose in inbound", { ...EMPTY, inbound: [choose([{ condition: TRUE, policies: [forward] }])] }],
  // @ts-expect-error the choice of a backend in what is repeated in outbound
  ["set-backend-service in retry in outbound", { ...EMPTY, outbound: [repeated([backend])] }],
];

describe("the section of an element", () => {
  test.each(REFUSED)("is refused by the compiler as by Azure: %s", (what, document) => {
    const [name] = what.split(" ");

    expect(lint(writePolicy(document), ["MisplacedElement"])).toEqual([
      expect.stringMatching(`error MisplacedElement: '${name}' may stand in`),
    ]);
  });

  test("fits where Azure takes it", () => {
    const document: PolicyDocument = {
      inbound: [base(), token, query, backend, choose([{ condition: TRUE, policies: [query, header] }], [backend])],
      backend: [repeated<"backend">([choose([{ condition: TRUE, policies: [backend, header] }]), query, forward])],
      outbound: [base(), header, body, repeated([header])],
      onError: [base(), header],
    };

    expect(lint(writePolicy(document), ["MisplacedElement", "UnknownElement"])).toEqual([]);
  });
});

function repeated<S extends "backend" | "outbound">(policies: readonly PolicyElement<S>[]): PolicyElement<S> {
  return retry({ condition: TRUE, count: 1, interval: 0 }, policies);
}
