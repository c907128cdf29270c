import { hostOf, originOf, queryPairs, queryText, readUrl } from "../../../src/drill/gateway/url-state";

describe("an address", () => {
  test.each([
    ["https://A.example.com", "https", "a.example.com", 443, "/", ""],
    ["http://a.example.com:8080/x/y?b=1&b=2#z", "http", "a.example.com", 8080, "/x/y", "?b=1&b=2"],
    ["https://a.example.com/?", "https", "a.example.com", 443, "/", ""],
  ])("is read: %s", (text, scheme, host, port, path, queryString) => {
    expect(readUrl(text)).toMatchObject({ scheme, host, port, path, queryString });
  });

  test.each(["", "a.example.com", "ftp://a", "https://", "/path"])("is not read: '%s'", (text) => {
    expect(readUrl(text)).toBeUndefined();
  });

  test("has a query without escapes, several values in a list", () => {
    const query = readUrl("https://a/?a%20b=1+2&a%20b=%C3%A9&c&d=%")?.query;

    expect([...(query ?? [])]).toEqual([
      ["a b", ["1 2", "é"]],
      ["c", [""]],
      ["d", ["%"]],
    ]);
  });

  test.each([
    ["https://a.example.com:443/x", "a.example.com", "https://a.example.com"],
    ["http://a.example.com:443/x", "a.example.com:443", "http://a.example.com:443"],
  ])("names its port where it is not the usual one: %s", (text, host, origin) => {
    const url = readUrl(text);

    expect(url && [hostOf(url), originOf(url)]).toEqual([host, origin]);
  });

  test("has a query that is written as it was read", () => {
    expect(queryText(queryPairs("?a=1&b&c=%20"))).toBe("?a=1&b=&c=%20");
    expect(queryText([])).toBe("");
  });
});
