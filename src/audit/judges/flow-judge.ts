import type { TerraformResource } from "../../terraform/terraform-document";
import type { AuditContext } from "../audit-context";
import type { DataFlowRow } from "../facts";
import type { Finding } from "../finding";

/** One way to decide where data of a resource goes: what is wrong with it; nothing when all is well. */
export type FlowJudge<Row extends DataFlowRow> = (
  resource: TerraformResource,
  row: Row,
  context: AuditContext,
) => readonly Finding[];
