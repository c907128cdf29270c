import { startOf } from "./address";
import { isJsonObject, type JsonObject, type JsonValue, ownValue } from "./json-value";
import type { PlanConfiguration } from "./plan-configuration";
import {
  ANYWHERE,
  configuredNames,
  expressionsAt,
  expressionsOf,
  isInPlace,
  type PlanExpressions,
} from "./plan-expression";
import type { PlanInstance } from "./plan-instances";
import { providerNamed } from "./plan-providers";
import { stepInto } from "./target";
import { escaped, type Traversal } from "./template";
import { type Withheld, withheld } from "./withheld";

/** What the bodies of a plan or state file are written from. */
export interface PlanContext {
  readonly instances: ReadonlyMap<string, PlanInstance>;
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
export function bodyOf(context: PlanContext, instance: PlanInstance): JsonObject {
  const configured = context.configuration?.resource(instance);
  const expressions = configured && (ownValue(configured, "expressions") ?? {});
  const body = new BodyWriter(context, instance, configured !== undefined).body(expressions);
  const provisioner = configured && provisionersIn(configured);
  const provider = configured && providerNamed(ownValue(configured, "provider_config_key"), instance.type);
  return { ...body, ...(provisioner && { provisioner }), ...(provider && { provider }) };
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
    private readonly instance: PlanInstance,
    private readonly isConfigured: boolean,
  ) {}

  /** @param expressions Of its attributes and blocks; nothing where they are not told. */
  body(expressions: JsonValue): JsonObject {
    const { values: value, unknown, sensitive } = this.instance;
    const from = expressions === undefined ? ANYWHERE : isEmpty(expressions) ? [] : [expressions];
    const whole: Part = { value, unknown, sensitive, from, level: 0 };
    const body: { [name: string]: JsonValue } = {};
    for (const name of namesIn(whole)) {
      const own = ownValue(value, name);
      const isNothing = isMissing(own) && !isUnknown(within(unknown, name));
      const isMarked = hasMark(within(unknown, name), own) || hasMark(within(sensitive, name), own);
      const isPlain = !isMissing(own) && !isMarked && isInPlace(stepInto(expressions, name));
      if (name === ID) put(body, name, ownId(own));
      else if (isPlain) put(body, name, this.plain(own, 1));
      else if (!isNothing) put(body, name, this.value(partIn(whole, name)));
    }
    return body;
  }

  private object(whole: Part): JsonObject {
    const body: { [name: string]: JsonValue } = {};
    for (const name of namesIn(whole)) put(body, name, this.value(partIn(whole, name)));
    return body;
  }

  private value(part: Part): JsonValue {
    const { value, unknown, sensitive, from, level } = part;
    if (isMissing(value) && !isUnknown(unknown)) return undefined;
    if (isMissing(value) || sensitive === true) {
      // What a `dynamic` block makes is not configured either, but never is an attribute of the resource itself.
      if (level === 1 && this.isConfigured && from.length === 0) return withheld("chosen_by_provider");
      return (
        this.reference(value, from) ?? this.withheld(isMissing(value) ? "known_after_apply" : "sensitive_value", from)
      );
    }
    // Deeper than Terraform writes it: nothing that can be told.
    if (level > MOST_LEVELS) return this.withheld("known_after_apply", from);
    if (Array.isArray(value)) {
      return value.map((_, index) => this.value(partOf(part, index, expressionsAt(from, index, value.length))) ?? null);
    }
    if (isJsonObject(value)) return this.object(part);
    return typeof value === "string" ? (this.reference(value, from) ?? this.literal(value)) : value;
  }

  /** What is written in place: the value itself, unless a configuration would have it otherwise. */
  private plain(value: JsonValue, level: number): JsonValue {
    if (value === null) return undefined;
    if (level > MOST_LEVELS) return withheld("known_after_apply");
    if (typeof value === "string") return this.literal(value);
    if (typeof value !== "object") return value;
    return isJsonObject(value) ? this.plainObject(value, level + 1) : this.plainList(value, level + 1);
  }

  private plainObject(value: JsonObject, level: number): JsonObject {
    const body: { [name: string]: JsonValue } = {};
    let isSame = true;
    for (const name of Object.keys(value)) {
      const written = this.plain(value[name], level);
      put(body, name, written);
      isSame &&= written === value[name];
    }
    return isSame ? value : body;
  }

  private plainList(value: readonly JsonValue[], level: number): readonly JsonValue[] {
    let isSame = true;
    const items = value.map((item) => {
      const written = this.plain(item, level) ?? null;
      isSame &&= written === item;
      return written;
    });
    return isSame ? value : items;
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
    if (isMissing(value)) {
      const only = onlyOne(from.map((one) => this.referenceOf(one)));
      return only && this.planned(only)?.isUnknown ? `\${${only.text}}` : undefined;
    }
    for (const one of from) {
      const found = this.referenceOf(one);
      if (found && this.planned(found)?.value === value) return `\${${found.text}}`;
    }
    return undefined;
  }

  private referenceOf(expression: JsonValue): Traversal | undefined {
    return this.context.configuration?.referenceOf(this.instance.module, expression);
  }

  private planned({ steps }: Traversal): { readonly value: JsonValue; readonly isUnknown: boolean } | undefined {
    const start = startOf(steps, (address) => this.context.instances.get(address));
    if (!start || start.hasIndex || start.rest.length === 0) return undefined;
    let value: JsonValue = start.found.values;
    let unknown: JsonValue = start.found.unknown;
    for (const { key } of start.rest) {
      value = stepInto(value, key);
      unknown = within(unknown, key);
    }
    return { value, isUnknown: isMissing(value) && isUnknown(unknown) };
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

function partIn(whole: Part, name: string): Part {
  return partOf(whole, name, expressionsOf(whole.from, name));
}

/** Names of what is known, and of what is only known after apply. */
function namesIn({ value, unknown, from }: Part): readonly string[] {
  const known = isJsonObject(value) ? value : {};
  // Where nothing tells what is unknown, whatever is configured may be.
  const more = isJsonObject(unknown) ? Object.keys(unknown) : unknown === true ? configuredNames(from) : [];
  return Object.keys(known).concat(more.filter((name) => !Object.hasOwn(known, name)));
}

function put(body: { [name: string]: JsonValue }, name: string, value: JsonValue): void {
  // No name of Azure's; assigning it would do something else.
  if (value !== undefined && name !== "__proto__") body[name] = value;
}

/** Whether a value, or a part of it, is marked; a mark on what is not there counts too. */
function hasMark(marks: JsonValue, value: JsonValue, level = 0): boolean {
  if (typeof marks !== "object" || marks === null) return Boolean(marks);
  // Deeper than Terraform writes it.
  if (level > MOST_LEVELS) return true;
  if (isMissing(value)) return isUnknown(marks);
  if (!isJsonObject(marks)) return marks.some((mark, index) => hasMark(mark, stepInto(value, index), level + 1));
  return Object.keys(marks).some((name) => hasMark(marks[name], stepInto(value, name), level + 1));
}

/** Not a reference to another that has the same: a data source may have read it. */
function ownId(value: JsonValue): JsonValue {
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

function isMissing(value: JsonValue): value is null | undefined {
  return value === undefined || value === null;
}

function isEmpty(value: JsonValue): boolean {
  return isJsonObject(value) && Object.keys(value).length === 0;
}

function onlyOne(found: readonly (Traversal | undefined)[]): Traversal | undefined {
  const [first] = found;
  return found.every((one) => one?.text === first?.text) ? first : undefined;
}
