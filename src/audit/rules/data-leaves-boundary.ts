import type { TerraformResource } from "../../terraform/terraform-document";
import type { AuditContext } from "../audit-context";
import type { DataFlowRow } from "../facts";
import type { Finding } from "../finding";
import { counts } from "../flow-condition";
import { flowRowsOf } from "../flow-rows";
import { judgeDataLocation } from "../judges/data-location";
import { judgeForbidden } from "../judges/forbidden";
import { judgeHost } from "../judges/host";
import { judgePair } from "../judges/pair";
import { judgeRedundancy } from "../judges/redundancy";
import { judgeReference } from "../judges/reference";
import { judgeRegion } from "../judges/region";
import { judgeSecret } from "../judges/secret";
import { judgeText } from "../judges/text";
import { judgeTransit } from "../judges/transit";
import { judgeWebTest } from "../judges/web-test";

/** Each way that data of a resource takes besides its own location must stay inside: a row of the table each. */
export function dataLeavesBoundary(resource: TerraformResource, context: AuditContext): readonly Finding[] {
  return flowRowsOf(resource.type)
    .filter((row) => counts(row, resource))
    .flatMap((row) => judged(resource, row, context));
}

function judged(resource: TerraformResource, row: DataFlowRow, context: AuditContext): readonly Finding[] {
  switch (row.judge) {
    case "region":
      return judgeRegion(resource, row, context);
    case "reference":
      return judgeReference(resource, row, context);
    case "host":
      return judgeHost(resource, row, context);
    case "secret":
      return judgeSecret(resource, row, context);
    case "text":
      return judgeText(resource, row, context);
    case "redundancy":
      return judgeRedundancy(resource, row, context);
    case "pair":
      return judgePair(resource, row, context);
    case "forbidden":
      return judgeForbidden(resource, row, context);
    case "data-location":
      return judgeDataLocation(resource, row, context);
    case "web-test":
      return judgeWebTest(resource, row, context);
    case "transit":
      return judgeTransit(resource, row, context);
    // The class of the type decides, or a rule of its own; or nothing can leave.
    case "class":
    case "rule":
    case "none":
      return [];
  }
}
