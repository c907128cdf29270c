import { measured, plainRun } from "../support/plain-run";
import { plainAccount, plainTopology } from "../support/plain-topology";

describe("a load", () => {
  test.each([
    ["{ rate: 10/s, for: 1m }", 600],
    ["{ every: 4s, for: 1m }", 15],
    ["{ every: 4s, from: 10s, until: 1m }", 13],
    ["{ rate: 10/s, count: 7 }", 7],
    ["{ at-once: 30 }", 30],
    ["{ at-once: 30, every: 1s, count: 100 }", 100],
    ["{}", 1],
  ])("%s has %i requests", (load, count) => {
    expect(measured(`load: ${load}`, "requests")).toBe(String(count));
  });

  test("at random has about as many, and always the same", () => {
    const requests = () => measured("load: { rate: 10/s, for: 10m, spacing: random }", "requests");

    expect(Math.abs(Number(requests()) - 6000)).toBeLessThan(3 * Math.sqrt(6000));
    expect(requests()).toBe(requests());
  });

  test("is looked at by itself", () => {
    const two = "load: [{ name: a, rate: 1/s, count: 3 }, { name: b, call: embeddings, rate: 1/s, count: 5 }]";

    expect([measured(two, "requests, load: a"), measured(two, "requests, load: b")]).toEqual(["3", "5"]);
    const failing = `${two}\nfaults: [{ at: all, deployment: embeddings, status: 500 }]`;
    expect([measured(failing, "availability, load: a"), measured(failing, "availability, load: b")]).toEqual([
      "1",
      "0",
    ]);
  });

  test("of a caller who leaves is neither answered nor failed", () => {
    const hanging =
      "load: { rate: 1/s, count: 5, leaves-after: 2s }\nfaults: [{ at: primary, calls: { numbers: [2, 3] }, no-answer: hang }]";
    const run = plainRun(hanging, { attempts: 1 });

    expect([run.phases[0].requests, run.phases[0].completeAnswers]).toEqual([3, 3]);
    expect(measured(hanging, "headers-seconds-most", { attempts: 1 })).not.toBe("60");
  });

  test("of an SDK is one request, however often it is sent", () => {
    const yaml =
      "load: { rate: 1/s, count: 5, sdk-retries: 2 }\nfaults: [{ at: all, status: 500, calls: { numbers: [1] } }]";

    expect(measured(yaml, "availability", { attempts: 1 })).toBe("1");
    expect([measured(yaml, "requests", { attempts: 1 }), measured(yaml, "sdk-retries", { attempts: 1 })]).toEqual([
      "5",
      "1",
    ]);
  });

  test("of a job tells what strayed", () => {
    const yaml = "load: { job: import, rate: 1/s, count: 6 }\nfaults: [{ at: primary, from: 3s, status: 503 }]";

    expect(measured(yaml, "strayed")).toBe("1");
    expect(measured(yaml.replace("job: import, ", ""), "strayed")).toBe("0");
  });

  test("of a conversation sends what the turn before gave it", () => {
    const topology = plainTopology([plainAccount("one"), plainAccount("two")]);
    const responses = { id: "responses", method: "POST", urlTemplate: "/openai/v1/responses" };
    const api = { ...topology.api, operations: [...topology.api.operations, responses] };
    const yaml = "load: { call: responses, turns: 4, think: 5s }\nfaults: [{ at: primary, from: 8s, status: 503 }]";

    expect(measured(yaml, "requests", {}, { ...topology, api })).toBe("4");
    // The other account does not know the response of the turn before.
    expect(measured(yaml, "answers, status: 400", {}, { ...topology, api })).toBe("1");
  });
});

describe("gateways", () => {
  test("of several regions take turns", () => {
    expect(measured("load: { rate: 1/s, count: 9 }\ngateways: 3", "requests")).toBe("9");
  });
});
