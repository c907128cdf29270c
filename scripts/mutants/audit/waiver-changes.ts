// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are pieces of source.
import { type AuditChange, inFile } from "./audit-change";

// What a waiver has to say.

export const WAIVER_CHANGES: readonly AuditChange[] = [
  ...inFile(
    "src/residency/residency-waiver.ts",
    "waiver",
    [
      "a waiver of a target that is none",
      "a waiver that a blank approved",
      "a waiver of what is above the zone",
      "a waiver of a code that nobody can waive",
      "a waiver until a day that does not exist",
      "a waiver whose reason is one long word",
    ],
    [
      ["any code can be waived", "WAIVABLE_CODES.includes(code as ProblemCode)", "true"],
      ["any target can be waived", "unless(isPath(target),", "unless(true,"],
      ["a target may begin with a slash", '&& !value.startsWith("/")', ""],
      ["a target may end with a slash", '&& !value.endsWith("/")', ""],
      ["a target may have blanks around it", "&& value.trim() === value", ""],
      ["any reason will do", "isReason(reason),", "true,"],
      ["nobody need approve", "isNameOfSomebody(approvedBy)", "true"],
      ["what is above a zone can be waived in it", "!zone.startsWith(`${target}/`)", "true"],
      ["any day will do", "isIsoDate(expiresOn)", "true"],
    ],
  ),
  ...inFile(
    "src/residency/reason.ts",
    "waiver",
    [
      "a waiver whose reason is made longer by blanks",
      "a waiver whose reason is one word, written often",
      "a waiver whose reason is what a cat has typed",
      "a waiver that a dash approved",
    ],
    [
      ["a reason of few letters will do", "&& letters.size >= LEAST_LETTERS", ""],
      ["letters in capitals are other letters", "value.toLowerCase()", "value"],
      ["whatever is written is a name", "lettersIn(value).length >= LEAST_LETTERS_OF_NAME", "true"],
      ["a short reason will do", 'words.join(" ").length >= LEAST_CHARACTERS', "true"],
      ["a reason of one word will do", "&& new Set(words).size >= LEAST_WORDS", ""],
      ["a reason of one word that is written often will do", "new Set(words).size", "words.length"],
      ["blanks make a reason longer", 'words.join(" ").length', "value.length"],
    ],
  ),
];
