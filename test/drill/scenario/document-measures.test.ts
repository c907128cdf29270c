import { DOCUMENT_MEASURES } from "../../../src/drill/scenario/document-measures";
import type { BackendEntity } from "../../../src/drill/topology";
import { plainTopology } from "../support/plain-topology";

const TOPOLOGY = plainTopology();

function outside(...backends: readonly Partial<BackendEntity>[]) {
  const more = backends.map((backend, index) => ({ id: `more-${index}`, headers: new Map(), ...backend }));
  return DOCUMENT_MEASURES["backends-outside"].read({ ...TOPOLOGY, backends: [...TOPOLOGY.backends, ...more] });
}

describe("backends outside the zone", () => {
  test("are none where each leads to an account of it", () => {
    expect(outside()).toBeUndefined();
    expect(outside({ url: "https://ONE.openai.azure.com:443/openai" }, { pool: [] })).toBeUndefined();
  });

  test.each([
    ["leads elsewhere, though nobody uses it", "https://elsewhere.example"],
    ["leads to an account outside", "https://stranger.openai.azure.com"],
    ["is not encrypted", "http://one.openai.azure.com"],
    ["cannot be read", "one.openai.azure.com"],
  ])("are told of one that %s", (_, url) => {
    expect(outside({ url })).toBe("more-0");
  });
});
