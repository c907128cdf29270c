import type { AppIndex } from "./app-index";
import { GIVEN, HIDING, type MeantResource, type MeantText } from "./meant";
import { planCheckOf } from "./plan-check";
import type { Verdict } from "./verdict";

/** What texts say, and how certain that is. */
export class Texts {
  constructor(private readonly index: AppIndex) {}

  /** What a text says, as it is spelt; nothing where it cannot be told. Whoever runs Terraform may give another one. */
  said({ says, telling }: MeantText): string | undefined {
    if (HIDING.includes(telling) && this.index.sees("what is not told")) return undefined;
    return telling === "upper case" ? says.toUpperCase() : says;
  }

  isGiven({ telling }: MeantText): boolean {
    return GIVEN.includes(telling) && this.index.sees("defaults that may be replaced");
  }

  /** Whether Terraform lets nothing but what is inside pass at an attribute. */
  isChecked(resource: MeantResource, path: string, text: MeantText): boolean {
    if (!this.index.sees("what Terraform checks") || text.check === undefined) return false;
    if (text.check !== "exact" && this.index.sees("what Terraform checks of something else")) return false;
    return planCheckOf(resource, path, text, this.index.app.boundary) !== undefined;
  }

  /** What is wrong with a text. A default that is right may be replaced, by what only Terraform can refuse. */
  judged(
    resource: MeantResource,
    path: string,
    text: MeantText,
    judge: (said: string | undefined) => readonly Verdict[],
  ): readonly Verdict[] {
    const said = this.said(text);
    if (said !== undefined) {
      const found = judge(said);
      if (found.length > 0 || !this.isGiven(text)) return found;
    }
    return this.isChecked(resource, path, text) ? [] : judge(undefined);
  }
}
