import { OPERATIONS, operationIds, Replay, STATE } from "../../src/policy/operations";

/** What Azure OpenAI answers by itself, and with a model of which the gateway knows the name. */
const BY_DEPLOYMENT = [
  "audio/speech",
  "audio/transcriptions",
  "audio/translations",
  "chat/completions",
  "completions",
  "embeddings",
  "images/edits",
  "images/generations",
];
// Uploads in parts name the model in a field of a form, which a policy cannot read.
const BY_BODY = ["audio/speech", "chat/completions", "completions", "embeddings", "images/generations", "responses"];

describe("the operations of the API", () => {
  test("are the calls that a model answers by itself, by deployment and as v1", () => {
    const answered = OPERATIONS.filter(({ replay }) => replay !== Replay.PINNED);

    expect(answered.map(({ method }) => method)).toEqual(answered.map(() => "POST"));
    expect(answered.map(({ urlTemplate }) => urlTemplate).sort()).toEqual([
      ...BY_DEPLOYMENT.map((path) => `/openai/deployments/{deployment}/${path}`),
      ...BY_BODY.map((path) => `/openai/v1/${path}`),
    ]);
  });

  test("have ids and names of their own, of characters that Azure and the provider take", () => {
    const ids = OPERATIONS.map(({ id }) => id);
    const names = OPERATIONS.map(({ displayName }) => displayName);

    expect(new Set(ids).size).toBe(ids.length);
    expect(new Set(names).size).toBe(names.length);
    expect(ids.filter((id) => !/^[a-z0-9][a-z0-9-]{0,78}[a-z0-9]$/.test(id))).toEqual([]);
  });

  test("are each of one kind", () => {
    const kinds = Object.values(Replay).flatMap(operationIds);

    expect([...kinds].sort()).toEqual(OPERATIONS.map(({ id }) => id).sort());
  });

  test("never sends twice what is slow and dear, and a response only where it is not kept", () => {
    const safe = OPERATIONS.filter(({ replay }) => replay === Replay.SAFE).map(({ urlTemplate }) => urlTemplate);

    expect(safe.filter((path) => /images|audio|responses/.test(path))).toEqual([]);
    expect(operationIds(Replay.UNLESS_STORED)).toEqual(["v1-responses"]);
  });

  test("tell by their id which ones read or change what one account holds", () => {
    const stateful = /files|batches|responses\//;

    expect(operationIds(Replay.PINNED)).toEqual(
      OPERATIONS.filter(({ urlTemplate }) => stateful.test(urlTemplate)).map(({ id }) => id),
    );
    expect(OPERATIONS.filter(({ id }) => id.startsWith(STATE)).map(({ id }) => id)).toEqual(
      operationIds(Replay.PINNED),
    );
  });

  test("are none that the gateway could not follow", () => {
    const unknown = /fine_tuning|vector_stores|assistants|threads|uploads|evals|realtime/;

    expect(OPERATIONS.filter(({ urlTemplate }) => unknown.test(urlTemplate))).toEqual([]);
  });
});
