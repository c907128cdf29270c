import { startOf } from "./address";
import { isJsonObject, type JsonObject, type JsonValue, ownValue } from "./json-value";
import type { PlanConfiguration } from "./plan-configuration";
import { ANYWHERE, configuredNames, expressionsAt, expressionsOf, type PlanExpressions } from "./plan-expression";
import type { PlanInstance } from "./plan-instances";
import { stepInto } from "./target";
import { escaped, parseTraversal } from "./template";
import { type Withheld, withheld } from "./withheld";

/** An instance, and what of it is only known after apply: `true` in those places. */
export interface PlannedInstance extends PlanInstance {
  readonly unknown: JsonValue;
}

/** What the bodies of a plan or state file are written from. */
export interface PlanContext {
  readonly instances: ReadonlyMap<string, PlannedInstance>;
  /** Address by id, in lower case. */
  readonly owners: ReadonlyMap<string, string>;
  /** Nothing in a state file. */
  readonly configuration?: PlanConfiguration;
}

const ID = "id";
const ARM_ID = /^\/subscriptions\//i;
/** As deep as a document may be. */
const MOST_LEVELS = 256;

/**
 * The body of an instance as a configuration would have it: references where a value comes from another resource, literal values
 * else, and nothing of what is sensitive. Beside that stands its id, where it is known.
 */
export function bodyOf(context: PlanContext, instance: PlannedInstance): JsonObject {
  const configured = context.configuration?.resource(instance);
  const expressions = configured && (ownValue(configured, "expressions") ?? {});
  const writer = new BodyWriter(context, instance, configured !== undefined);
  const from = expressions === undefined ? ANYWHERE : isEmpty(expressions) ? [] : [expressions];
  const { values: value, unknown, sensitive } = instance;
  const body = writer.object({ value, unknown, sensitive, from, level: 0 });
  const provisioner = configured && provisionersIn(configured);
  return provisioner ? { ...body, provisioner } : body;
}

/** What they do is not told: a command may hold a secret. */
function provisionersIn(configured: JsonObject): JsonValue | undefined {
  const provisioners = ownValue(configured, "provisioners");
  if (!Array.isArray(provisioners) || provisioners.length === 0) return undefined;
  return provisioners.map((one: JsonValue) => ({ [String(isJsonObject(one) ? ownValue(one, "type") : "?")]: {} }));
}

/** A part of a body: what the file says of it. */
interface Part {
  readonly value: JsonValue;
  readonly unknown: JsonValue;
  readonly sensitive: JsonValue;
  readonly from: PlanExpressions;
  /** How deep it stands; 0 for the body itself. */
  readonly level: number;
}

class BodyWriter {
  constructor(
    private readonly context: PlanContext,
    private readonly instance: PlannedInstance,
    private readonly isConfigured: boolean,
  ) {}

  object(whole: Part): JsonObject {
    const { value, unknown, from, level } = whole;
    const known = isJsonObject(value) ? value : {};
    // Where nothing tells what is unknown, whatever is configured may be.
    const more = isJsonObject(unknown) ? Object.keys(unknown) : unknown === true ? configuredNames(from) : [];
    const body: { [name: string]: JsonValue } = {};
    for (const name of [...Object.keys(known), ...more.filter((one) => !Object.hasOwn(known, one))]) {
      const part = partOf(whole, name, expressionsOf(from, name));
      const written = level === 0 && name === ID ? ownId(part) : this.value(part);
      // No name of Azure's; assigning it would do something else.
      if (written !== undefined && name !== "__proto__") body[name] = written;
    }
    return body;
  }

  private value(part: Part): JsonValue {
    const { value, unknown, sensitive, from, level } = part;
    const isMissing = value === undefined || value === null;
    if (isMissing && !isUnknown(unknown)) return undefined;
    if (isMissing || sensitive === true) {
      // What a `dynamic` block makes is not configured either, but never is an attribute of the resource itself.
      if (level === 1 && this.isConfigured && from.length === 0) return withheld("chosen_by_provider");
      return this.reference(value, from) ?? this.withheld(isMissing ? "known_after_apply" : "sensitive_value", from);
    }
    // Deeper than Terraform writes it: nothing that can be told.
    if (level > MOST_LEVELS) return this.withheld("known_after_apply", from);
    if (Array.isArray(value)) {
      return value.map((_, index) => this.value(partOf(part, index, expressionsAt(from, index, value.length))) ?? null);
    }
    if (isJsonObject(value)) return this.object(part);
    return typeof value === "string" ? (this.reference(value, from) ?? this.literal(value)) : value;
  }

  private literal(text: string): string {
    const owner = ARM_ID.test(text) ? this.context.owners.get(text.toLowerCase()) : undefined;
    return owner !== undefined && owner !== this.instance.address ? `\${${owner}.${ID}}` : escaped(text);
  }

  /** Tells what it depends on all the same. */
  private withheld(kind: Withheld, from: PlanExpressions): string {
    return withheld(kind, this.context.configuration?.referencesOf(this.instance.module, from));
  }

  /** The attribute that a value comes from. Only where that is as well known as the value, nothing was done to it on the way. */
  private reference(value: JsonValue, from: PlanExpressions): string | undefined {
    const found = from.map((one) => this.context.configuration?.referenceOf(this.instance.module, one));
    const isKnown = value !== undefined && value !== null;
    const told = isKnown ? found.find((text) => this.planned(text)?.value === value) : onlyOne(found);
    if (told === undefined) return undefined;
    return isKnown || this.planned(told)?.isUnknown ? `\${${told}}` : undefined;
  }

  private planned(text: string | undefined): { readonly value: JsonValue; readonly isUnknown: boolean } | undefined {
    const steps = text === undefined ? undefined : parseTraversal(text)?.steps;
    const start = steps && startOf(steps, (address) => this.context.instances.get(address));
    if (!start || start.hasIndex || start.rest.length === 0) return undefined;
    let value: JsonValue = start.found.values;
    let unknown: JsonValue = start.found.unknown;
    for (const { key } of start.rest) {
      value = stepInto(value, key);
      unknown = within(unknown, key);
    }
    return { value, isUnknown: (value === undefined || value === null) && isUnknown(unknown) };
  }
}

function partOf({ value, unknown, sensitive, level }: Part, key: string | number, from: PlanExpressions): Part {
  return {
    value: stepInto(value, key),
    unknown: within(unknown, key),
    sensitive: within(sensitive, key),
    from,
    level: level + 1,
  };
}

/** Not a reference to another that has the same: a data source may have read it. */
function ownId({ value }: Part): JsonValue {
  return typeof value === "string" ? escaped(value) : undefined;
}

/** `true` for the whole is `true` for each part. */
function within(marks: JsonValue, key: string | number): JsonValue {
  return marks === true ? true : stepInto(marks, key);
}

function isUnknown(marks: JsonValue): boolean {
  if (typeof marks !== "object" || marks === null) return marks === true;
  return Object.keys(marks).length > 0;
}

function isEmpty(value: JsonValue): boolean {
  return isJsonObject(value) && Object.keys(value).length === 0;
}

function onlyOne(texts: readonly (string | undefined)[]): string | undefined {
  return new Set(texts).size === 1 ? texts[0] : undefined;
}
