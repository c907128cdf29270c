// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are templates of Terraform.
import type { AccountRequest } from "../../../src/plan/openai-request";
import { accountProblems } from "../../../src/plan/rules/account-rules";
import { AzureRegion } from "../../../src/residency/azure-region";
import { untyped } from "../../support/fixtures";
import { account, accountsIn, codes, rendered, request } from "../../support/fixtures-request";

const { SWEDEN_CENTRAL, FRANCE_CENTRAL, UK_SOUTH } = AzureRegion;

function judged(...accounts: readonly AccountRequest[]) {
  return accountProblems(request({ accounts }));
}

/** Two accounts without problems, the second with other options. */
function withSecond(options: Partial<AccountRequest>) {
  return judged(account(SWEDEN_CENTRAL), account(FRANCE_CENTRAL, { path: "accounts[1]", ...options }));
}

describe("accountProblems", () => {
  test("passes one account in each of two regions", () => {
    expect(accountProblems(request())).toEqual([]);
  });

  test("passes several accounts in a region with keys of their own", () => {
    expect(
      judged(
        account(SWEDEN_CENTRAL, { key: "swedencentral-1" }),
        account(SWEDEN_CENTRAL, { key: "swedencentral-2" }),
        account(FRANCE_CENTRAL),
      ),
    ).toEqual([]);
  });

  test("finds no account", () => {
    expect(rendered(judged())).toEqual([
      "[AccountsEmpty] accounts: the list is empty; leave it out for one account in each region of the zone",
    ]);
  });

  test("finds all accounts in one region, unless that is allowed", () => {
    const accounts = [account(SWEDEN_CENTRAL, { key: "a" }), account(SWEDEN_CENTRAL, { key: "b" })];

    expect(rendered(accountProblems(request({ accounts })))).toEqual([
      "[SingleRegion] accounts: all accounts are in 'swedencentral', so an outage of it stops everything; add a region, or set allowSingleRegion: true",
    ]);
    expect(accountProblems(request({ accounts, allowSingleRegion: true }))).toEqual([]);
  });

  test("finds the 31st account of a region and subscription", () => {
    const many = (count: number, subscription: (index: number) => string) =>
      Array.from({ length: count }, (_, index) =>
        account(SWEDEN_CENTRAL, { key: `a${index}`, subscription: subscription(index) }),
      );
    const other = account(FRANCE_CENTRAL);

    expect(judged(other, ...many(30, () => "default"))).toEqual([]);
    expect(judged(other, ...many(40, (index) => (index < 20 ? "a/b" : "c")))).toEqual([]);
    expect(rendered(judged(other, ...many(31, () => "a/b")))).toEqual([
      "[TooManyAccounts] accounts: 31 accounts in 'swedencentral' are more than the 30 that one subscription may have there; use another region, or a provider of another subscription",
    ]);
  });

  test.each(["", "-a", "a b", "a_b", "a/b", "${var.key}", "ä"])("finds the key '%s'", (key) => {
    expect(withSecond({ key }).map(({ code }) => code)).toEqual(["AccountKeyInvalid"]);
  });

  test("finds a key that is taken", () => {
    expect(rendered(withSecond({ key: "swedencentral" }))).toEqual([
      expect.stringContaining(
        "'swedencentral' is the key of another account already; give each account of a region its own key",
      ),
    ]);
  });

  test("finds a region that is none of the zone", () => {
    const found = judged(...accountsIn(SWEDEN_CENTRAL, UK_SOUTH));

    expect(rendered(found)).toEqual([
      "[RegionNotInZone] accounts[1].region: 'uksouth' is no region of the zone; regions are 'swedencentral', 'francecentral'; add it to the zone or use one of them",
    ]);
  });

  test.each<[keyof AccountRequest, string]>([
    ["accountName", "a"],
    ["accountName", "-oai"],
    ["accountName", "o".repeat(65)],
    ["customSubdomainName", "a"],
    ["customSubdomainName", "OAI"],
    ["customSubdomainName", "o".repeat(64)],
  ])("finds the %s '%s'", (property, name) => {
    expect(codes(withSecond({ [property]: name }))).toEqual([`NameInvalid accounts[1].${property}`]);
  });

  test("finds a name that only Terraform knows", () => {
    expect(codes(withSecond({ accountName: "${var.name}" }))).toEqual(["LiteralNeeded accounts[1].accountName"]);
  });

  test("finds a name that is no text", () => {
    expect(codes(withSecond({ accountName: untyped(5) }))).toEqual(["NameInvalid accounts[1].accountName"]);
  });

  test("tells all at once", () => {
    const found = judged(account(UK_SOUTH, { key: "a b", accountName: "!", customSubdomainName: "!" }));

    expect(found.map(({ code }) => code)).toEqual([
      "SingleRegion",
      "AccountKeyInvalid",
      "RegionNotInZone",
      "NameInvalid",
      "NameInvalid",
    ]);
  });
});
