import type { Dice } from "./dice";
import { FLOWS, type FlowRow, HOST_DOMAINS, rowsOf, TYPES, type Way } from "./facts";
import { type Form, formOf } from "./form";
import type { MeantApp, MeantBoundary, MeantFlow, MeantResource, MeantText, Target, Value } from "./meant";
import { TargetDraft } from "./target-draft";
import { TextDraft } from "./text-draft";

type Mutable<T> = { -readonly [name in keyof T]: T[name] };
type DraftResource = Mutable<MeantResource> & { ways: MeantFlow[]; flows: MeantFlow[] };

export type Owner = "zone" | "beside" | "nobody";

const KNOWN_TYPES = [...TYPES.keys()];
const OTHER_TYPES = ["azurerm_new_thing", "aws_instance", "random_string", "terraform_data"];
const ACCOUNTS = ["azurerm_cognitive_account", "azurerm_ai_services"];
const COMMON_TARGETS = ["azurerm_storage_account", "azurerm_key_vault", "azurerm_eventhub_namespace", ...ACCOUNTS];
const VAULT = "azurerm_key_vault";
const DEPLOYMENT = "azurerm_cognitive_deployment";
const JUDGED = FLOWS.filter(({ judge }) => !["none", "class"].includes(judge));
const BY_JUDGE = [...new Set(JUDGED.map(({ judge }) => judge))].map((judge) =>
  JUDGED.filter((row) => row.judge === judge),
);
/** Rows that take a text; all others lead somewhere. */
const OF_TEXT = ["region", "redundancy", "forbidden", "data-location", "web-test", "none"];
/** No more resources are made for others. */
const ENOUGH = 9;

/** Draws an app, resource by resource. */
export class Draft {
  readonly resources: DraftResource[] = [];
  readonly declared: { what: string; region: string }[] = [];
  readonly texts: TextDraft;
  readonly targets: TargetDraft;
  private count = 0;

  constructor(
    readonly dice: Dice,
    readonly boundary: MeantBoundary,
    private readonly stacks = 1,
  ) {
    this.texts = new TextDraft(dice, boundary);
    this.targets = new TargetDraft(dice);
  }

  app(rest: Partial<MeantApp> = {}): MeantApp {
    const { boundary, resources, declared } = this;
    return { boundary, resources, declared, modules: [], waivers: [], ...rest };
  }

  /** A type: of a row, of a row of any judge, or any. */
  root(): { readonly type: string; readonly row?: FlowRow } {
    const rows = this.dice.weighed<() => readonly FlowRow[]>([
      [30, () => []],
      [35, () => JUDGED],
      [35, () => this.dice.pick(BY_JUDGE)],
    ])();
    const row = rows.length > 0 ? this.dice.pick(rows) : undefined;
    if (row) return { type: this.dice.pick(row.types), row };
    return { type: this.dice.chance(3) ? this.dice.pick(OTHER_TYPES) : this.dice.pick(KNOWN_TYPES) };
  }

  /** A model in some of the accounts. */
  deploy({ key, type }: MeantResource): void {
    if (!ACCOUNTS.includes(type) || !this.dice.chance(40)) return;
    this.add(DEPLOYMENT).ways = [{ path: "cognitive_account_id", values: [{ kind: "resource", key, route: "id" }] }];
  }

  /** A resource with all that it belongs to; its flows come later. */
  add(type: string, owner = this.owner()): DraftResource {
    const row = TYPES.get(type);
    const key = `r${this.count++}`;
    const stack = this.stacks > 1 && this.dice.chance(40) ? 1 : 0;
    const hasProvisioner = this.dice.chance(1);
    const resource: DraftResource = {
      key,
      type,
      name: this.name(type, key),
      ...(this.dice.chance(30) && { group: this.group() }),
      path: this.path(owner, key),
      stack,
      hasProvisioner,
      ways: [],
      flows: [],
    };
    if (row?.class === "located" ? !this.dice.chance(3) : row === undefined && this.dice.chance(50)) {
      resource.location = this.location(stack);
    }
    const ways = row?.class === "child" ? row.ways : (row?.otherwise ?? []);
    ways.forEach((way, index) => {
      const isWritten = index === 0 ? !this.dice.chance(3) : this.dice.chance(40);
      if (isWritten) resource.ways.push({ path: way.attribute, values: [this.parent(way, resource)] });
    });
    this.resources.push(resource);
    return resource;
  }

  /** Writes what a row takes, once or twice. */
  fill(resource: DraftResource, row: FlowRow): void {
    const isSettled = resource.flows.some(({ path }) => path === row.path);
    if (isSettled || ["class", "pair", "transit"].includes(row.judge)) return;
    const values = [this.value(row)];
    if (["region", "reference", "host", "web-test"].includes(row.judge) && this.dice.chance(10)) {
      values.push(this.value(row));
    }
    resource.flows.push({ path: row.path, values });
  }

  /** What decides whether a row counts. */
  fillCondition(resource: DraftResource, row: FlowRow): void {
    const condition = row.onlyIf ?? row.unless;
    if (!condition || rowsOf(resource.type).some(({ path }) => path === condition.path)) return;
    const words = condition.startsWith.flatMap((start) => [`${start}1`, start.toLowerCase()]);
    if (resource.flows.every(({ path }) => path !== condition.path)) {
      resource.flows.push({ path: condition.path, values: [this.texts.told(this.dice.pick(["else", ...words]))] });
    }
  }

  private value(row: FlowRow): Value {
    const isText = OF_TEXT.includes(row.judge) || row.path === "sku.name" || this.isOfCluster(row);
    if (!isText) return this.target(formOf(row), row);
    if (row.judge === "region" && this.dice.chance(2)) return { kind: "text", says: "", telling: "literal" };
    return this.texts.ofRow(row);
  }

  private isOfCluster({ path }: FlowRow): boolean {
    return path.startsWith("service_fabric_cluster.");
  }

  private target(form: Form, row: FlowRow): Target {
    const isOneOf = (...forms: readonly Form[]) => forms.includes(form);
    const some = (count: number) => [0, 1].slice(0, count).map(() => this.taker(row).key);
    return this.dice.weighed<() => Target>([
      [70, () => this.targets.toResource(this.taker(row), form)],
      [14, () => this.outer(form, row.named ?? [])],
      [isOneOf("backend", "name") ? 0 : 4, () => ({ kind: "either", keys: some(2) })],
      [5, () => ({ kind: "hidden", keys: some(this.dice.pick([0, 1, 2])) })],
      [3, () => ({ kind: "kept", key: this.parentOf([VAULT]).key })],
      [isOneOf("name", "secret") ? 0 : 2, () => ({ kind: "world-wide" })],
      [isOneOf("host", "text") ? 2 : 0, () => ({ kind: "private" })],
    ])();
  }

  /** What something leads to: one that there is, or a new one. */
  private taker(row: FlowRow): MeantResource {
    const isFit = ({ type }: MeantResource) => row.named === undefined || row.named.includes(type);
    const there = this.resources.filter(isFit);
    const isFull = this.resources.length >= ENOUGH;
    if (there.length > 0 && (isFull || this.dice.chance(50))) return this.dice.pick(there);
    if (row.named) return this.add(this.dice.pick(row.named));
    const type = this.dice.weighed<() => string>([
      [40, () => this.dice.pick(row.judge === "rule" ? ACCOUNTS : COMMON_TARGETS)],
      [20, () => this.dice.pick(this.dice.pick(HOST_DOMAINS).types)],
      [isFull ? 0 : 30, () => this.dice.pick(KNOWN_TYPES)],
      [2, () => this.dice.pick(OTHER_TYPES)],
    ])();
    return this.add(type);
  }

  private parent({ by, parents }: Way, { stack }: DraftResource): Target {
    const isAny = parents.includes("*");
    const types = isAny ? KNOWN_TYPES : parents;
    const right = () => this.parentOf(types);
    return this.dice.weighed<() => Target>([
      [80, () => this.targets.toResource(right(), by)],
      [7, () => this.outer(by, parents)],
      [by === "id" ? 2 : 0, () => ({ kind: "either", keys: [right().key, right().key] })],
      [4, () => ({ kind: "hidden", keys: this.dice.chance(30) ? [] : [right().key, right().key] })],
      [by === "id" && !isAny ? 2 : 0, () => this.targets.toResource(this.above(types), by)],
      [by === "id" ? 1 : 0, () => this.targets.toResource(this.add(this.dice.pick(OTHER_TYPES)), by)],
      [stack > 0 && by === "id" ? 2 : 0, () => ({ kind: "resource", key: right().key, route: "function" })],
    ])();
  }

  private parentOf(types: readonly string[]): MeantResource {
    const there = this.resources.filter(({ type }) => types.includes(type));
    if (there.length > 0 && this.dice.chance(60)) return this.dice.pick(there);
    return this.add(this.dice.pick(types));
  }

  /** A network where a subnet belongs, or something that is no parent at all. */
  private above(types: readonly string[]): MeantResource {
    const above = types.flatMap((type) => TYPES.get(type)?.ways.flatMap((way) => way.parents) ?? []);
    const known = above.filter((type) => type !== "*");
    return this.parentOf(known.length > 0 && this.dice.chance(70) ? known : ["azurerm_resource_group"]);
  }

  private outer(form: Form, types: readonly string[]): Target {
    const target = this.targets.outer(form, this.dice.pick([0, 1, 2]), types);
    if (
      target.kind === "outer" &&
      !target.what.startsWith("unnamed") &&
      !this.declared.some(({ what }) => what === target.what)
    ) {
      const regions = this.dice.weighed([
        [60, 1],
        [30, 0],
        [10, 2],
      ] as const);
      for (let one = 0; one < regions; one++) this.declared.push({ what: target.what, region: this.knownRegion() });
    }
    return target;
  }

  private knownRegion(): string {
    const { says } = this.texts.region();
    return ["marsnorth", "global"].includes(says) ? "eastus" : says;
  }

  /** A region, or the location of another resource by reference. */
  private location(stack: number): MeantText {
    const holders = this.resources.filter(({ location }) => location?.telling === "literal" && location.says !== "");
    if (holders.length === 0 || !this.dice.chance(10)) return this.texts.region();
    const { key, location, stack: home } = this.dice.pick(holders);
    const says = location?.says ?? "";
    return stack === home || this.stacks > 1
      ? { kind: "text", says, telling: "reference", holder: key }
      : this.texts.region();
  }

  /** Now and then that of another one, where a name is not one of a kind in all of Azure. */
  private name(type: string, key: string): string {
    if (HOST_DOMAINS.some(({ types, attribute }) => attribute === "name" && types.includes(type))) return key;
    const there = this.resources.filter((other) => other.type === type);
    return there.length > 0 && this.dice.chance(20) ? this.dice.pick(there).name : key;
  }

  private group(): MeantText {
    const telling = this.dice.pick(["literal", "literal", "upper case", "local", "variable"] as const);
    return { kind: "text", says: this.dice.pick(["g", "h"]), telling };
  }

  private owner(): Owner {
    return this.dice.weighed([
      [50, "beside"],
      [44, "zone"],
      [6, "nobody"],
    ] as const);
  }

  private path(owner: Owner, key: string): string | undefined {
    if (owner === "nobody") return undefined;
    // `prod/eu2` begins like the zone, and is not in it.
    const above = owner === "zone" ? ["prod/eu", "prod/eu/team"] : ["prod/shared", "prod/eu2", "prod"];
    return `${this.dice.pick(above)}/${key}`;
  }
}
