import { problem } from "../../private/problem-list";
import type { Evaluated } from "../../terraform/evaluate";
import { ownValue } from "../../terraform/json-value";
import { evaluated, type Placed, type Reading, where } from "./reading";
import { serviceOf } from "./service";

const NAMED_VALUE = "azurerm_api_management_named_value";
const USE = /\{\{\s*([0-9A-Za-z_.-]{1,256})\s*\}\}/g;

/** Display names of the named values that a text uses. */
export function namedValuesIn(text: string): readonly string[] {
  return [...new Set([...text.matchAll(USE)].map(([, name]) => name))];
}

/** The named values of one service. */
export class NamedValues {
  private readonly byName = new Map<string, Placed>();

  constructor(
    private readonly reading: Reading,
    service: string,
  ) {
    for (const placed of reading.all(NAMED_VALUE)) {
      if (serviceOf(placed).key === service) this.byName.set(reading.required(placed, "display_name"), placed);
    }
  }

  /** The values that these policies use. Each is part of the program, so one whose text is not known is a problem. */
  usedBy(texts: readonly string[]): ReadonlyMap<string, string> {
    const found = new Map<string, string>();
    for (const name of new Set(texts.flatMap(namedValuesIn))) {
      const text = this.valueOf(name);
      if (text !== undefined) found.set(name, text);
      else this.reportUnknown(name);
    }
    return found;
  }

  /** A header that a backend gets. Only the backend reads a secret in it, so one that is not known stays a name. */
  inHeader(text: string): string {
    return text.replace(USE, (use, name: string) => this.valueOf(name) ?? use);
  }

  private valueOf(name: string): string | undefined {
    const placed = this.byName.get(name);
    const given = this.reading.values.take(name);
    if (given !== undefined || !placed) return given;
    const value = evaluated(placed, "value");
    return value?.kind === "text" ? value.text : undefined;
  }

  // A name that the service does not have is left to whoever reads the policy: in a Liquid template it may be none.
  private reportUnknown(name: string): void {
    const placed = this.byName.get(name);
    if (!placed) return;
    const value = evaluated(placed, "value");
    const isSecret = ownValue(placed.resource.body, "value_from_key_vault") !== undefined;
    const reason = isSecret ? "its text is in a Key Vault" : unresolvedReason(value);
    this.reading.report(problem("NamedValueUnresolved", where(placed, "value"), { name, reason }));
  }
}

function unresolvedReason(value: Evaluated | undefined): string {
  return value?.kind === "unresolved" ? value.reason : "no value is written for it";
}
