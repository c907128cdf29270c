import { HeaderMap } from "../../../src/drill/csharp/header-map";

describe("HeaderMap", () => {
  test("finds a header in any case, and keeps it as written", () => {
    const headers = HeaderMap.of([["Retry-After", "7"]]);

    expect(headers.get("retry-AFTER")).toEqual(["7"]);
    expect([...headers]).toEqual([["Retry-After", ["7"]]]);
  });

  test("puts values of one name together, where the first stands", () => {
    const headers = HeaderMap.of([
      ["Accept", "a"],
      ["Host", "h"],
      ["accept", ["b", "c"]],
    ]);

    expect([...headers]).toEqual([
      ["Accept", ["a", "b", "c"]],
      ["Host", ["h"]],
    ]);
  });

  test("replaces all values, and removes", () => {
    const headers = HeaderMap.of([["A", ["1", "2"]]]);

    headers.set("a", ["3"]);
    headers.append("B", ["4"]);
    headers.delete("b");
    headers.delete("missing");

    expect([...headers]).toEqual([["a", ["3"]]]);
    expect(headers.size).toBe(1);
  });

  test.each(["copy", "original"] as const)("keeps a change of the %s from the other", (changed) => {
    const original = HeaderMap.of([["A", "1"]]);
    const copy = original.copy();

    (changed === "copy" ? copy : original).set("A", ["2"]);
    (changed === "copy" ? copy : original).append("B", ["3"]);

    expect([...(changed === "copy" ? original : copy)]).toEqual([["A", ["1"]]]);
  });
});
