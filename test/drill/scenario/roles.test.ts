import { plannedShares } from "../../../src/drill/scenario/planned-shares";
import { accountsOf, findRoles, type Roles } from "../../../src/drill/scenario/roles";
import { plainGateway } from "../support/plain-gateway";
import { plainAccount, plainTopology } from "../support/plain-topology";

const THREE = plainTopology(["one", "two", "three"].map((key) => plainAccount(key)));

describe("roles", () => {
  test("are found by asking who serves when others are gone", () => {
    const roles = findRoles(THREE, plainGateway(THREE), "chat", "chat");

    expect(roles.order).toEqual(["one", "two", "three"]);
    expect([roles.isShared, roles.hasIdentity]).toEqual([false, false]);
    expect([...roles.usual]).toEqual([["one", 1]]);
  });

  test("are those of the policy, not of the list of accounts", () => {
    const backwards = { ...THREE, accounts: [...THREE.accounts].reverse() };

    expect(findRoles(THREE, plainGateway(backwards), "chat", "chat").order).toEqual(["three", "two", "one"]);
  });

  test("leave out who never answers", () => {
    const lacking = plainTopology([
      plainAccount("one"),
      plainAccount("two", { deployments: [] }),
      plainAccount("three"),
    ]);
    const withoutTwo = { ...lacking, accounts: lacking.accounts.filter(({ key }) => key !== "two") };

    expect(findRoles(lacking, plainGateway(withoutTwo), "chat", "chat").order).toEqual(["one", "three"]);
  });

  test.each([
    ["primary", ["one"]],
    ["secondary", ["two"]],
    ["third", ["three"]],
    ["last", ["three"]],
    ["others", ["two", "three"]],
    ["all", ["one", "two", "three"]],
    ["this", ["two"]],
    ["not-this", ["one", "three"]],
    ["token", ["token"]],
    ["account:three", ["three"]],
    ["region:one-region", ["one"]],
    ["region:nowhere", []],
  ])("%s names %j", (role, keys) => {
    const roles: Roles = {
      order: ["one", "two", "three"],
      isShared: false,
      usual: new Map(),
      planned: new Map(),
      hasIdentity: false,
      called: new Set(),
      backends: new Set(),
    };

    expect(accountsOf(role, THREE, roles, "two")).toEqual(keys);
  });
});

describe("planned shares", () => {
  const usual = new Map([
    ["one", 0.5],
    ["two", 0.5],
  ]);
  const sharesOf = (api: string, called: string[], from = usual) =>
    Object.fromEntries(
      plannedShares({ ...THREE, scopes: { ...THREE.scopes, api } }, "chat", new Set(called), from, 0.03),
    );

  test.each([
    ["backend-one=3,backend-two=1;backend-three=1", ["backend-one"], { one: 0.75, two: 0.25 }],
    ["a=1 backend-three=1 backend-one=1,backend-two=3", ["backend-two"], { one: 0.25, two: 0.75 }],
    ["backend-one=3,other=1", ["backend-one"], { one: 0.5, two: 0.5 }],
    ["nothing", ["backend-one"], { one: 0.5, two: 0.5 }],
  ])("of a policy with '%s' are %j", (text, called, shares) => {
    expect(sharesOf(`<x value="${text}" />`, called)).toEqual(shares);
  });

  test("are all of it where one serves", () => {
    expect(sharesOf("", [], new Map([["two", 1]]))).toEqual({ two: 1 });
  });
});
