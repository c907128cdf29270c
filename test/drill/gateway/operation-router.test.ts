import { OperationRouter } from "../../../src/drill/gateway/operation-router";

const API = {
  name: "openai",
  path: "ai/v2",
  operations: [
    { id: "chat", method: "POST", urlTemplate: "/deployments/{deployment}/chat/completions" },
    { id: "search", method: "GET", urlTemplate: "/search?q={term}" },
    { id: "files", method: "GET", urlTemplate: "/files/{*rest}" },
    { id: "anything", method: "*", urlTemplate: "/any/*" },
    { id: "root", method: "GET", urlTemplate: "/" },
  ],
};

describe("the operation of a request", () => {
  const router = new OperationRouter(API);

  test.each([
    ["POST", "/deployments/gpt-4o/chat/completions", "chat", { deployment: "gpt-4o" }],
    ["POST", "/Deployments/a%20b/chat/completions", "chat", { deployment: "a b" }],
    ["get", "/search", "search", {}],
    ["GET", "/files/a/b.txt", "files", { rest: "a/b.txt" }],
    ["DELETE", "/any/thing/at/all", "anything", {}],
    ["GET", "/", "root", {}],
  ])("is found: %s %s", (method, path, id, parameters) => {
    const route = router.route(method, path);

    expect([route?.operation.id, Object.fromEntries(route?.parameters ?? [])]).toEqual([id, parameters]);
  });

  test.each([
    ["GET", "/deployments/gpt-4o/chat/completions"],
    ["POST", "/deployments/a/b/chat/completions"],
    ["POST", "/deployments//chat/completions"],
    ["GET", "/searches"],
  ])("is not found: %s %s", (method, path) => {
    expect(router.route(method, path)).toBeUndefined();
  });

  test("knows the parameters of the query by the names of the template", () => {
    expect([...(router.route("GET", "/search")?.queryParameters ?? [])]).toEqual([["q", "term"]]);
  });

  test.each([
    ["/ai/v2/search", "/search"],
    ["/AI/v2", "/"],
    ["/ai/v22/search", undefined],
    ["/search", undefined],
  ])("is looked for below the path of the API: %s", (path, below) => {
    expect(router.below(path)).toBe(below);
  });
});
