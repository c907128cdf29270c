import fc from "fast-check";
import { backendId } from "../../../src/plan/gateway-names";
import { MEMORY } from "../../../src/policy/memory";
import { TEST_START } from "../support/test-host";
import { accountKey } from "./cells";
import type { Remembered } from "./run-course";

/** Names that the policy writes into a memory. */
const NAMES = [
  "failures",
  "breaks",
  "slow",
  "first",
  "open",
  "since",
  "ejections",
  "late",
  "next",
  "good",
  "ramp",
  "hold",
  "window",
  "failed",
  "third",
] as const;

/** Counts and times, and numbers that are neither: of an earlier policy, of a clock that was wrong, of nobody. */
const numbers = fc.oneof(
  fc.integer({ min: 0, max: 6 }).map(String),
  fc.integer({ min: -200_000, max: 400_000 }).map((ms) => String(TEST_START + ms)),
  fc.integer({ min: -10, max: 10 }).map((windows) => String(Math.floor(TEST_START / 10_000) + windows)),
  fc.constantFrom("-1", "-9223372036854775808", "9223372036854775806", "2147483648", "4611686018427387904"),
);

const memory = fc
  .uniqueArray(fc.tuple(fc.constantFrom(...NAMES), numbers), {
    selector: ([name]) => name,
    maxLength: NAMES.length,
    size: "max",
  })
  .map((entries) => `{${entries.map(([name, value]) => `"${name}":${value}`).join(",")}}`);

/** Whatever could be remembered of the accounts of a cell before a course begins, and of the job. */
export function memoriesOf(accounts: number): fc.Arbitrary<Remembered> {
  return fc
    .tuple(
      fc.array(memory, { minLength: 2 * accounts, maxLength: 2 * accounts }),
      fc.constantFrom("", "account0", "eastus"),
    )
    .map(([texts, job]) => {
      const keys = ["chat", "embed"].flatMap((model) =>
        Array.from({ length: accounts }, (_, account) => MEMORY + backendId("openai", model, accountKey(account))),
      );
      const job7 = `${MEMORY}job-azure-openai-chat-job 7`;
      const entries = keys.map((key, index): [string, string] => [key, texts[index]]);
      return new Map([...entries, ...(job === "" ? [] : [[job7, backendId("openai", "chat", job)] as const])]);
    });
}
