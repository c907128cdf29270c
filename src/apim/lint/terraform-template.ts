import { placesIn } from "../policy-text";
import { findingAt, type LintDocument } from "./lint-document";
import type { LintFinding } from "./lint-finding";

/** Templates that Terraform has not filled in, or that it would if the text were written into a configuration. */
export function terraformTemplate({ source }: LintDocument): LintFinding[] {
  const placeAt = placesIn(source);
  return [...source.matchAll(/[$%]\{[^}\n]{0,40}\}?/g)].map(({ index, 0: found }) =>
    findingAt(
      "TerraformTemplate",
      "warning",
      placeAt(index),
      `'${found}' is a template of Terraform: Azure takes it as it stands`,
    ),
  );
}
