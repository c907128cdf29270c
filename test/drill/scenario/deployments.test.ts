import { askedDeployments, deploymentProblems, eachDeployment } from "../../../src/drill/scenario/deployments";
import { plainAccount, plainTopology } from "../support/plain-topology";

const PLAIN = plainTopology();
const SILENT = plainTopology([plainAccount("one", { deployments: [] })]);
const PARTLY = plainTopology([plainAccount("one"), plainAccount("two", { deployments: [] })]);

describe("the deployment that a drill is about", () => {
  test("is the one for chat, and another one is for embeddings", () => {
    expect(askedDeployments(PLAIN)).toEqual({ drilled: "chat", embeddings: "embed" });
  });

  test("is the one that is given, which is then no other one", () => {
    expect(askedDeployments(PLAIN, "embed")).toEqual({ drilled: "embed", embeddings: undefined });
  });

  test("is any that is there where none is for chat", () => {
    const deployment = { version: "1", sku: "Standard", capacity: 1, isProvisioned: false };
    const account = plainAccount("one", { deployments: [{ ...deployment, name: "pictures", model: "gpt-image-1" }] });

    expect(askedDeployments(plainTopology([account])).drilled).toBe("pictures");
  });

  test("can be any where an account tells of none", () => {
    expect(deploymentProblems(SILENT, "any")).toEqual([]);
    expect(deploymentProblems(PARTLY, "any")).toEqual([]);
  });

  test("fails for a name that no account has", () => {
    expect(() => askedDeployments(PLAIN, "chta")).toThrow(
      "[DeploymentUnknown] deployment: there is no deployment 'chta'; did you mean 'chat'; deployments are 'chat', 'embed'",
    );
  });

  test("fails where no account tells any and none is given", () => {
    expect(() => askedDeployments(SILENT)).toThrow("[DeploymentMissing]");
  });
});

describe("each deployment", () => {
  test("is one that the API takes calls for", () => {
    const chatOnly = {
      ...PLAIN,
      api: { ...PLAIN.api, operations: PLAIN.api.operations.filter(({ id }) => id !== "embeddings") },
    };

    expect(eachDeployment(PLAIN)).toEqual(["chat", "embed"]);
    expect(eachDeployment(chatOnly)).toEqual(["chat"]);
  });

  test("is the one that will be asked for where none is known", () => {
    expect(eachDeployment(SILENT)).toEqual([undefined]);
  });
});
