import type { TerraformResource } from "../terraform/terraform-document";
import { isArm } from "./arm/arm-type";
import type { AuditContext } from "./audit-context";
import { auditResource } from "./audit-resource";
import { AUDIT_RULES } from "./audit-rules";
import type { ParentWay } from "./facts";
import type { Finding } from "./finding";
import { typeRowOf } from "./flow-rows";
import { Followers } from "./followers";
import { readBy } from "./name-leads";
import { parentLeads } from "./parents";
import { locationOutsideBoundary } from "./rules/location-outside-boundary";

/**
 * How something outside a zone comes to data of it: it takes it; it is a part of what takes it; or it is what a part is kept in,
 * of which other parts are nobody's business here.
 */
export type Role = "taker" | "part" | "keeper";

interface Stop {
  readonly resource: TerraformResource;
  readonly role: Role;
}

/** What a resource does itself with data that it has, and where that goes on. */
interface OwnDoing {
  readonly findings: readonly Finding[];
  readonly next: readonly Stop[];
}

/** What a role covers is not asked once more for a lesser one. */
const COVERED_BY: { readonly [role in Role]: readonly Role[] } = {
  part: ["part"],
  taker: ["taker", "part"],
  keeper: ["keeper", "taker", "part"],
};

/** The ways of a network do not hand on what passes it. */
const PEERINGS: ReadonlySet<string> = new Set([
  "azurerm_databricks_virtual_network_peering",
  "azurerm_virtual_hub_connection",
  "azurerm_virtual_network_peering",
]);

/** Where it is itself, the zone tells. */
const BESIDE_ITS_PLACE = AUDIT_RULES.filter((rule) => rule !== locationOutsideBoundary);
const ARM_WAYS: readonly ParentWay[] = [{ attribute: "parent_id", by: "id", parents: ["*"] }];

/**
 * What takes data of a zone without being audited with it. Each is judged once by what it does itself; then where that leads, as
 * far as it goes.
 */
export class Takers {
  private readonly doings = new Map<string, OwnDoing>();
  private readonly known = new Map<string, readonly Finding[]>();
  /** From which nothing leads to a leak. */
  private readonly clean = new Set<string>();
  private readonly numbers = new Map<TerraformResource, number>();

  leaksOf(resource: TerraformResource, role: Role, context: AuditContext): readonly Finding[] {
    const key = this.keyOf({ resource, role });
    const known = this.known.get(key) ?? this.find({ resource, role }, context);
    this.known.set(key, known);
    return known;
  }

  private find(start: Stop, context: AuditContext): readonly Finding[] {
    const stops = [start];
    const seen = new Set([this.keyOf(start)]);
    // A list that grows while it is walked.
    for (const stop of stops) {
      const { findings, next } = this.doingOf(stop, context);
      if (findings.length > 0) return findings;
      for (const one of next) {
        if (this.isCovered(one, seen) || this.isCovered(one, this.clean)) continue;
        seen.add(this.keyOf(one));
        stops.push(one);
      }
    }
    for (const key of seen) this.clean.add(key);
    return [];
  }

  private doingOf(stop: Stop, context: AuditContext): OwnDoing {
    const key = this.keyOf(stop);
    const known = this.doings.get(key);
    if (known) return known;
    const { resource, role } = stop;
    const asked: TerraformResource[] = [];
    const alone: AuditContext = {
      ...context,
      leaksOf: (taker) => {
        asked.push(taker);
        return [];
      },
      leaksOfKeeper: () => [],
    };
    const findings = auditResource(resource, alone, role === "part" ? AUDIT_RULES : BESIDE_ITS_PLACE);
    const parts = role === "keeper" ? [] : partsOf(resource, context);
    const stops = (all: readonly TerraformResource[], as: Role): readonly Stop[] =>
      all.filter((one) => !context.scope.has(one)).map((one) => ({ resource: one, role: as }));
    const next = [...stops(asked, "taker"), ...stops(parts, "part"), ...stops(keepersOf(resource, context), "keeper")];
    const doing = { findings, next };
    this.doings.set(key, doing);
    return doing;
  }

  private isCovered({ resource, role }: Stop, keys: ReadonlySet<string>): boolean {
    return COVERED_BY[role].some((other) => keys.has(this.keyOf({ resource, role: other })));
  }

  private keyOf({ resource, role }: Stop): string {
    const number = this.numbers.get(resource) ?? this.numbers.size;
    this.numbers.set(resource, number);
    return `${role} ${number}`;
  }
}

function partsOf(taker: TerraformResource, { world }: AuditContext): readonly TerraformResource[] {
  return Followers.in(world)
    .of(taker)
    .filter(({ type }) => !PEERINGS.has(type));
}

function keepersOf(part: TerraformResource, { whereabouts }: AuditContext): readonly TerraformResource[] {
  const { surroundings } = whereabouts;
  const row = typeRowOf(part.type);
  const ways = isArm(part.type) ? ARM_WAYS : row?.class === "child" ? row.ways : [];
  return parentLeads(surroundings, part, ways).flatMap(({ lead }) => {
    if (lead.kind !== "resource") return [];
    const isUnread = lead.resource.address.startsWith("data.") && !lead.resource.isRead;
    return isUnread ? readBy(surroundings, lead.resource) : [lead.resource];
  });
}
