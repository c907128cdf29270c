import type { AuditCase } from "./audit-case";
import * as guards from "./guards";
import * as apiManagement from "./topics/api-management";
import * as aspects from "./topics/aspects";
import * as azapi from "./topics/azapi";
import * as azurePolicy from "./topics/azure-policy";
import * as besideTheZone from "./topics/beside-the-zone";
import * as blindBesideTheZone from "./topics/blind-beside-the-zone";
import * as crossStack from "./topics/cross-stack";
import * as dataSources from "./topics/data-sources";
import * as databases from "./topics/databases";
import * as deployments from "./topics/deployments";
import * as edge from "./topics/edge";
import * as functions from "./topics/functions";
import * as groupsOfTheZone from "./topics/groups-of-the-zone";
import { DYNAMIC_BLOCKS, FOR_EACH } from "./topics/instances";
import * as integration from "./topics/integration";
import * as keysBesideTheZone from "./topics/keys-beside-the-zone";
import * as locals from "./topics/locals";
import * as modules from "./topics/modules";
import { DISPLAY_NAMES, WRONG_CASE } from "./topics/names";
import * as nested from "./topics/nested";
import * as network from "./topics/network";
import * as overrides from "./topics/overrides";
import * as plainIds from "./topics/plain-ids";
import * as provisioners from "./topics/provisioners";
import * as references from "./topics/references";
import * as replication from "./topics/replication";
import * as rowsOfTakers from "./topics/rows-of-takers";
import * as severalZones from "./topics/several-zones";
import * as stackOverrides from "./topics/stack-overrides";
import * as standingElsewhere from "./topics/standing-elsewhere";
import * as telemetry from "./topics/telemetry";
import * as unclassified from "./topics/unclassified";
import * as variableDefaults from "./topics/variable-defaults";
import * as variables from "./topics/variables";
import { DECLARATIONS, WAIVERS } from "./topics/waivers";

/** What a case is about, and which cases there are of it. */
export interface Topic {
  readonly name: string;
  readonly leaking: readonly AuditCase[];
  readonly clean: readonly AuditCase[];
}

function topic(name: string, { LEAKING, CLEAN }: Cases): Topic {
  return { name, leaking: LEAKING, clean: CLEAN };
}

interface Cases {
  readonly LEAKING: readonly AuditCase[];
  readonly CLEAN: readonly AuditCase[];
}

/** Topic of what no app of the others has. */
export const CORNERS = "the corners that nothing else has";

export const TOPICS: readonly Topic[] = [
  topic("overrides of a resource", overrides),
  topic("overrides of a stack", stackOverrides),
  topic("variables", variables),
  topic("defaults of variables", variableDefaults),
  topic("locals", locals),
  topic("references", references),
  topic("display names", DISPLAY_NAMES),
  topic("wrong case", WRONG_CASE),
  topic("plain ids", plainIds),
  topic("cross-stack references", crossStack),
  topic("nested constructs", nested),
  topic("azapi", azapi),
  topic("modules", modules),
  topic("data sources", dataSources),
  topic("functions", functions),
  topic("dynamic blocks", DYNAMIC_BLOCKS),
  topic("count and for_each", FOR_EACH),
  topic("provisioners", provisioners),
  topic("what stands outside the zone", standingElsewhere),
  topic("connections beside the zone", besideTheZone),
  topic("groups of the zone, filled from beside it", groupsOfTheZone),
  topic("keys beside the zone", keysBesideTheZone),
  topic("modules, programs and other providers beside the zone", blindBesideTheZone),
  topic("attributes by which data is taken", rowsOfTakers),
  topic("aspects", aspects),
  topic("several zones", severalZones),
  topic("waivers", WAIVERS),
  topic("declarations", DECLARATIONS),
  topic("telemetry", telemetry),
  topic("backends of API Management", apiManagement),
  topic("databases and failover groups", databases),
  topic("replication and backup vaults", replication),
  topic("Front Door, delivery networks and Traffic Manager", edge),
  topic("private links and networks", network),
  topic("events, factories, functions and messages", integration),
  topic("deployment types", deployments),
  topic("exemptions from Azure Policy", azurePolicy),
  topic("what no table knows", unclassified),
  topic(CORNERS, guards),
];

/** Apps that people write, and what the audit has to say of each. */
export const CASES: readonly AuditCase[] = TOPICS.flatMap(({ leaking, clean }) => [...leaking, ...clean]);
