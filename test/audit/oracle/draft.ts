import type { Dice } from "./dice";
import { FLOWS, type FlowRow, HOST_DOMAINS, rowsOf, TYPES, type Way } from "./facts";
import { type Form, formOf } from "./form";
import { GiftDraft } from "./gift-draft";
import type { Gift, MeantApp, MeantBoundary, MeantFlow, MeantResource, MeantText, Target, Value } from "./meant";
import { NameDraft, type Owner } from "./name-draft";
import { TargetDraft } from "./target-draft";
import { TextDraft } from "./text-draft";

type Mutable<T> = { -readonly [name in keyof T]: T[name] };
type DraftResource = Mutable<MeantResource> & { ways: MeantFlow[]; flows: MeantFlow[]; gifts: Gift[] };

const KNOWN_TYPES = [...TYPES.keys()];
const BLIND_TYPES = KNOWN_TYPES.filter((type) => TYPES.get(type)?.class === "opaque").concat(
  "azurerm_new_thing",
  "aws_instance",
);
const OTHER_TYPES = ["azurerm_new_thing", "aws_instance", "random_string", "terraform_data"];
const ACCOUNTS = ["azurerm_cognitive_account", "azurerm_ai_services"];
const COMMON_TARGETS = ["azurerm_storage_account", "azurerm_key_vault", "azurerm_eventhub_namespace", ...ACCOUNTS];
const VAULT = "azurerm_key_vault";
const GROUP = "azurerm_resource_group";
const DEPLOYMENT = "azurerm_cognitive_deployment";
const JUDGED = FLOWS.filter(({ judge }) => !["none", "class"].includes(judge));
const BY_JUDGE = [...new Set(JUDGED.map(({ judge }) => judge))].map((judge) =>
  JUDGED.filter((row) => row.judge === judge),
);
/** Rows that somebody may leak by, or take by. */
const TELLING = FLOWS.filter((row) => row.origin || JUDGED.includes(row));
/** Where prompts go: what stands behind an account is seldom asked. */
const BACKENDS = FLOWS.filter(({ judge, path }) => judge === "rule" && path.endsWith("url"));
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
  private readonly given: GiftDraft;
  private readonly names: NameDraft;
  private count = 0;

  constructor(
    readonly dice: Dice,
    readonly boundary: MeantBoundary,
    private readonly stacks = 1,
  ) {
    this.texts = new TextDraft(dice, boundary);
    this.targets = new TargetDraft(dice);
    this.given = new GiftDraft(dice);
    this.names = new NameDraft(dice);
  }

  app(rest: Partial<MeantApp> = {}): MeantApp {
    const { boundary, resources, declared } = this;
    return { boundary, resources, declared, boxes: [], waivers: [], ...rest };
  }

  /** A type: of a row, of a row of any judge, or any. */
  root(): { readonly type: string; readonly row?: FlowRow } {
    const rows = this.dice.weighed<() => readonly FlowRow[]>([
      [32, () => []],
      [31, () => TELLING],
      [32, () => this.dice.pick(BY_JUDGE)],
      [5, () => BACKENDS],
    ])();
    const row = rows.length > 0 ? this.dice.pick(rows) : undefined;
    if (row) return { type: this.dice.pick(row.types), row };
    return { type: this.dice.chance(4) ? this.dice.pick(OTHER_TYPES) : this.dice.pick(KNOWN_TYPES) };
  }

  /** A model in some of the accounts. */
  deploy({ key, type }: MeantResource): void {
    if (!ACCOUNTS.includes(type) || !this.dice.chance(40)) return;
    this.add(DEPLOYMENT).ways = [{ path: "cognitive_account_id", values: [{ kind: "resource", key, route: "id" }] }];
  }

  stack(): number {
    return this.stacks > 1 && this.dice.chance(40) ? 1 : 0;
  }

  /** A resource with all that it belongs to; its flows come later. */
  add(type: string, owner: Owner = this.names.owner()): DraftResource {
    const row = TYPES.get(type);
    const key = `r${this.count++}`;
    const stack = this.stack();
    const hasProvisioner = this.dice.chance(2);
    const resource: DraftResource = {
      key,
      type,
      name: this.names.name(type, key, this.resources),
      naming: this.names.naming(),
      ...(type !== GROUP && this.dice.chance(30) && { group: this.group() }),
      path: this.names.path(owner, key),
      stack,
      hasProvisioner,
      ways: [],
      flows: [],
      gifts: [],
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
    resource.flows.push(this.isMade(resource, row) ? madeOf(row.path, values) : { path: row.path, values });
  }

  /** Now and then by a `dynamic` block; not what a rule reads by itself, or what decides whether another row counts. */
  private isMade({ type }: DraftResource, { path, judge }: FlowRow): boolean {
    const decides = rowsOf(type).some(({ onlyIf, unless }) => onlyIf?.path === path || unless?.path === path);
    return judge !== "rule" && !decides && this.dice.chance(6);
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

  /** Gives a resource something of another one, most of all where nobody can see into it. */
  give(resource: DraftResource): void {
    const { type, hasProvisioner } = resource;
    const isBlind =
      hasProvisioner || type === "terraform_data" || ["opaque", undefined].includes(TYPES.get(type)?.class);
    if (this.dice.chance(isBlind ? 60 : 8)) resource.gifts.push(this.gift());
  }

  /** Something beside the zone that nobody can see into, and what it is given. */
  stranger(): void {
    const resource = this.add(this.dice.pick(BLIND_TYPES), "beside");
    resource.gifts.push(this.gift());
  }

  gift(): Gift {
    const isNew = this.resources.length === 0 || (this.resources.length < ENOUGH && this.dice.chance(30));
    return this.given.of(isNew ? this.add(this.dice.pick(this.given.types())) : this.dice.pick(this.resources));
  }

  private value(row: FlowRow): Value {
    if (row.judge === "none" && row.origin) return this.target(formOf(row), row);
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
    const holders = this.resources.filter(({ location }) => location && location.says !== "");
    if (holders.length === 0 || !this.dice.chance(10)) return this.texts.region();
    const { key, location, stack: home } = this.dice.pick(holders);
    const says = location?.says ?? "";
    return stack === home || this.stacks > 1
      ? { kind: "text", says, telling: "reference", holder: key }
      : this.texts.region();
  }

  private group(): Value {
    if (this.dice.chance(35)) return this.targets.toResource(this.parentOf([GROUP]), "name");
    const telling = this.dice.pick(["literal", "literal", "upper case", "local", "variable", "default"] as const);
    return { kind: "text", says: this.dice.pick(["g", "h"]), telling };
  }
}

/** Nothing is checked of what a `dynamic` block makes. */
function madeOf(path: string, values: readonly Value[]): MeantFlow {
  return {
    path,
    values: values.map((value) => (value.kind === "text" ? { ...value, check: undefined } : value)),
    isMade: true,
  };
}
