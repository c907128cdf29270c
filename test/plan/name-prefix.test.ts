// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are templates of Terraform.
import fc from "fast-check";
import { namePrefixProblems } from "../../src/plan/name-prefix";
import { rendered } from "../support/fixtures-request";

const FITS =
  "does not fit into every name; use 2 to 12 lower-case letters, digits and single '-', beginning with a letter and not ending with '-'";

describe("namePrefixProblems", () => {
  test.each(["ab", "team7", "abcdefghijkl", "a-b", "a1-b2-c3", "show"])("takes '%s'", (prefix) => {
    expect(namePrefixProblems(prefix)).toEqual([]);
  });

  test.each<[unknown, string]>([
    [
      undefined,
      "[NamePrefixMissing] namePrefix: undefined given where a name prefix is needed: some names are unique in all of Azure; use 2 to 12 characters of your own, lower-case letters, digits and '-'",
    ],
    [
      "",
      "[NamePrefixMissing] namePrefix: '' given where a name prefix is needed: some names are unique in all of Azure; use 2 to 12 characters of your own, lower-case letters, digits and '-'",
    ],
    [
      "${var.prefix}",
      "[LiteralNeeded] namePrefix: '${var.prefix}' is only known to Terraform, but a name prefix decides what is built; write it as a literal",
    ],
    [
      "contoso",
      "[NamePrefixSample] namePrefix: 'contoso' is a sample, and names with it clash with those of other teams; use 2 to 12 characters of your own",
    ],
    [
      "change-me",
      "[NamePrefixSample] namePrefix: 'change-me' is a sample, and names with it clash with those of other teams; use 2 to 12 characters of your own",
    ],
    ["a", `[NamePrefixInvalid] namePrefix: 'a' ${FITS}`],
    ["abcdefghijklm", `[NamePrefixInvalid] namePrefix: 'abcdefghijklm' ${FITS}`],
    ["Team7", `[NamePrefixInvalid] namePrefix: 'Team7' ${FITS}`],
    ["7team", `[NamePrefixInvalid] namePrefix: '7team' ${FITS}`],
    ["team-", `[NamePrefixInvalid] namePrefix: 'team-' ${FITS}`],
    ["team--a", `[NamePrefixInvalid] namePrefix: 'team--a' ${FITS}`],
    ["team_a", `[NamePrefixInvalid] namePrefix: 'team_a' ${FITS}`],
    ["team\n", `[NamePrefixInvalid] namePrefix: 'team\n' ${FITS}`],
  ])("refuses %j", (prefix, problem) => {
    expect(rendered(namePrefixProblems(prefix))).toEqual([problem]);
  });

  test("has exactly one verdict for any text", () => {
    fc.assert(
      fc.property(fc.string(), (prefix) => {
        expect(namePrefixProblems(prefix).length).toBeLessThan(2);
      }),
    );
  });
});
