import { ModelCallReader } from "../../../src/drill/world/model-call";
import { backendCall } from "../support/backend-calls";

const HOST = "https://one.openai.azure.com";

describe("a call of a model", () => {
  test.each([
    ["/openai/deployments/gpt%204/chat/completions?api-version=1", "chat", "gpt 4"],
    ["/openai/deployments/a/completions", "completions", "a"],
    ["/openai/deployments/chat/completions", "completions", "chat"],
    ["/openai/deployments/a/embeddings", "embeddings", "a"],
    ["/openai/deployments/a/images/generations", "images", "a"],
    ["/openai/deployments/a/audio/speech", "audio", "a"],
    ["/openai/v1/responses", "responses", "chat"],
    ["/openai/v1/chat/completions", "chat", "chat"],
    ["/openai/files", "other", "chat"],
  ])("to %s is read as one of %s for '%s'", (path, kind, deployment) => {
    const call = new ModelCallReader().read(backendCall({ url: `${HOST}${path}` }));

    expect([call.kind, call.deployment]).toEqual([kind, deployment]);
  });

  test.each([
    [{ stream: true }, { isStream: true }],
    [{ stream: "true" }, { isStream: false }],
    [{ previous_response_id: "resp-1" }, { previousResponse: "resp-1" }],
    [{ input: [{ type: "reasoning", encrypted_content: "abc" }] }, { encrypted: "abc" }],
  ])("with the body %j says so", (body, expected) => {
    const call = new ModelCallReader().read(backendCall({ body: JSON.stringify(body) }));

    expect(call.body).toMatchObject(expected);
  });

  test.each([
    ["{", false],
    ["--boundary\r\nContent-Disposition: form-data", true],
    ["", true],
  ])("with the text %j is readable: %s", (body, isReadable) => {
    expect(new ModelCallReader().read(backendCall({ body })).body.isReadable).toBe(isReadable);
  });
});
