import fc from "fast-check";
import { OPERATIONS } from "../../src/policy/operations";
import { type ContextState, reasonNotToCompile, unlessSkipped } from "../support/csharp-compiler";
import { GOLDEN_PLANS } from "../support/fixtures-golden";
import { trickyText } from "../support/fixtures-text";
import { afterSetting, attributeOf, goldenPolicy, PolicyProgram } from "../support/policy-program";
import { elements } from "../support/policy-reader";

const skipped = reasonNotToCompile();
const NAMES = ["failover-asked", "failover-deployment", "failover-stream", "failover-stateful", "failover-replayable"];

interface Asked {
  readonly operation?: string;
  /** In the path. */
  readonly deployment?: string;
  readonly type?: string;
  readonly body?: string | null;
}

interface Read {
  readonly deployment: unknown;
  readonly stream: unknown;
  readonly replayable: unknown;
}

const JSON_TYPE = "application/json";
const V1 = { operation: "v1-chat-completions", type: JSON_TYPE };

const DEPLOYMENTS: readonly (readonly [where: string, asked: Asked, deployment: string])[] = [
  ["in the path", { deployment: "chat" }, "chat"],
  ["in the path, whatever the body says", { deployment: "chat", body: '{"model":"other"}' }, "chat"],
  ["in the body", { ...V1, body: '{"model":"chat"}' }, "chat"],
  ["in the body, with a charset", { ...V1, type: "application/json; charset=utf-8", body: '{"model":"chat"}' }, "chat"],
  ["in the body, the type in capitals", { ...V1, type: "APPLICATION/JSON", body: '{"model":"chat"}' }, "chat"],
  ["in the body, among others", { ...V1, body: '{"messages":[{"model":"no"}],"model":"chat"}' }, "chat"],
  ["nowhere: no model", { ...V1, body: '{"messages":[]}' }, ""],
  ["nowhere: model is a number", { ...V1, body: '{"model":5}' }, ""],
  ["nowhere: model is null", { ...V1, body: '{"model":null}' }, ""],
  ["nowhere: model is an object", { ...V1, body: '{"model":{"name":"chat"}}' }, ""],
  ["nowhere: Model in other letters", { ...V1, body: '{"Model":"chat"}' }, ""],
  ["nowhere: an array", { ...V1, body: '[{"model":"chat"}]' }, ""],
  ["nowhere: a text", { ...V1, body: '"chat"' }, ""],
  ["nowhere: null", { ...V1, body: "null" }, ""],
  ["nowhere: JSON that is broken off", { ...V1, body: '{"model":"chat"' }, ""],
  ["nowhere: no JSON at all", { ...V1, body: "model=chat" }, ""],
  ["nowhere: empty", { ...V1, body: "" }, ""],
  ["nowhere: no body", { ...V1, body: null }, ""],
  ["nowhere: no type", { ...V1, type: undefined, body: '{"model":"chat"}' }, ""],
  [
    "nowhere: a form",
    { ...V1, type: "multipart/form-data; boundary=b", body: '--b\r\nname="model"\r\n\r\nchat\r\n--b--' },
    "",
  ],
];

const STREAMS = [true, false, "true", 1, null, undefined].flatMap((stream): (readonly [Asked, boolean])[] => {
  const body = JSON.stringify({ model: "chat", stream });
  return [
    [{ ...V1, body }, stream === true],
    [{ deployment: "chat", type: JSON_TYPE, body }, stream === true],
  ];
});

const STORES = [false, true, undefined, "false", 0, null].flatMap((store) =>
  [undefined, false, true, "true"].map((background): readonly [Asked, boolean] => {
    const body = JSON.stringify({ model: "chat", store, background });
    return [{ operation: "v1-responses", type: JSON_TYPE, body }, store === false && background !== true];
  }),
);

describe.skipIf(skipped)(`what a request asks for${unlessSkipped(skipped)}`, () => {
  test.each(DEPLOYMENTS)("the deployment is named %s", (_, asked, deployment) => {
    expect(readingOf(asked).deployment).toBe(deployment);
  });

  test.each(STREAMS)("a stream is asked for by the flag alone: %j", (asked, expected) => {
    expect(readingOf(asked).stream).toBe(expected);
  });

  test.each(STORES)(
    "a response may be asked for twice only where it is not stored, nor made in the background: %j",
    (asked, expected) => {
      expect(readingOf(asked).replayable).toBe(expected);
    },
  );

  // Written from the contract, not from the list of operations.
  test("what leaves nothing behind may be asked for twice, and nothing else", () => {
    const calls = ["chat-completions", "completions", "embeddings"];
    const body = '{"model":"chat"}';
    const asked = [...OPERATIONS.map(({ id }) => id), "batches", "CHAT-COMPLETIONS", ""];

    const reads = readingsOf(asked.map((operation) => ({ operation, type: JSON_TYPE, body })));

    expect(asked.filter((_, index) => reads[index].replayable === true)).toEqual([
      ...calls,
      ...calls.map((call) => `v1-${call}`),
    ]);
  });

  test("what is stored when the body says so is not asked for twice then", () => {
    const body = '{"model":"chat","store":true}';
    const asked = OPERATIONS.map(({ id }) => id);

    const reads = readingsOf(asked.map((operation) => ({ operation, type: JSON_TYPE, body })));

    expect(reads.filter(({ replayable }) => replayable === true)).toEqual([]);
  });

  test("no body makes it throw", () => {
    const value = fc.jsonValue({ maxDepth: 2 });
    const model = fc.record({ model: value, stream: value, store: value }, { requiredKeys: [] });
    const text = fc.oneof(
      trickyText,
      value.map(String),
      model.map((each) => JSON.stringify(each)),
    );
    const bodies = fc.sample(text, { numRuns: 1000, seed: 1 });

    const reads = readingsOf(bodies.map((body) => ({ ...V1, body })));

    expect(reads.filter((read) => typeof read.deployment !== "string" || typeof read.stream !== "boolean")).toEqual([]);
  });

  test("nothing of a body is kept but what decides", () => {
    const kept = { model: "m", stream: true, store: false, background: true };
    const body = JSON.stringify({ ...kept, messages: [{ content: "secret" }], user: "u" });

    const [{ variables }] = statesOf([{ ...V1, body }]);

    expect(variables?.["failover-asked"]).toEqual({ ...kept, stateful: false });
    expect(JSON.stringify(variables)).not.toContain("secret");
  });
});

describe.skipIf(skipped)(`the route of a request${unlessSkipped(skipped)}`, () => {
  const root = goldenPolicy("active-active");
  const routes = elements(root, "when").filter(({ attributes }) => attributes.condition.includes("String.Equals"));

  test.each([
    ["chat", [true, false]],
    ["CHAT", [true, false]],
    ["embedding", [false, true]],
    ["Embedding", [false, true]],
    ["cha", [false, false]],
    ["chat ", [false, false]],
    ["chat/../embedding", [false, false]],
    ["ｃhat", [false, false]],
    ["", [false, false]],
  ])("is found by the name of the deployment, in any letters: '%s'", (deployment, expected) => {
    const found = routes.map((when) => {
      const expression = { ...attributeOf(root, "retry", "condition"), text: when.attributes.condition };
      return PolicyProgram.golden.values(expression, [{ variables: { "failover-deployment": deployment } }])[0];
    });

    expect(GOLDEN_PLANS["active-active"].routes.map((route) => route.deployment)).toEqual(["chat", "embedding"]);
    expect(found).toEqual(expected);
  });
});

let reads: Map<Asked, Read> | undefined;

/** One of the tables; all of them are read at once. */
function readingOf(asked: Asked): Read {
  if (!reads) {
    const all = [
      ...DEPLOYMENTS.map(([, each]) => each),
      ...STREAMS.map(([each]) => each),
      ...STORES.map(([each]) => each),
    ];
    const list = readingsOf(all);
    reads = new Map(all.map((each, index) => [each, list[index]]));
  }
  const read = reads.get(asked);
  if (!read) throw new Error("it is in no table");
  return read;
}

function readingsOf(list: readonly Asked[]): Read[] {
  return statesOf(list).map(({ variables = {} }) => ({
    deployment: variables["failover-deployment"],
    stream: variables["failover-stream"],
    replayable: variables["failover-replayable"],
  }));
}

function statesOf(list: readonly Asked[]): ContextState[] {
  const states = list.map(
    ({ operation = "chat-completions", deployment, type, body }): ContextState => ({
      operation: { Id: operation },
      request: {
        headers: type === undefined ? undefined : { "content-type": type },
        matchedParameters: deployment === undefined ? undefined : { deployment },
        body,
      },
    }),
  );
  return afterSetting({ root: goldenPolicy("active-active"), section: "inbound", names: NAMES }, states);
}
