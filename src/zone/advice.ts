import { AnnotationMetadataEntryType } from "cdktf";
import type { IConstruct } from "constructs";
import { type Problem, renderProblem } from "../private/problem-list";

/**
 * Shows advice at synth. Not through `Annotations.of`, which writes a stack trace with the paths of this machine into the
 * manifest, so that the same app would not give the same bytes elsewhere.
 */
export function advise(construct: IConstruct, warnings: readonly Problem[]): void {
  for (const warning of warnings) construct.node.addMetadata(AnnotationMetadataEntryType.WARN, renderProblem(warning));
}
