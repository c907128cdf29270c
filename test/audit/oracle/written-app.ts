import { type Form, formAt, formOfWay } from "./form";
import {
  type Gift,
  HIDING,
  type MeantApp,
  type MeantBoundary,
  type MeantBox,
  type MeantFlow,
  type MeantResource,
  type MeantText,
  type Value,
} from "./meant";
import { conditionOf, type PlanCheck, planCheckOf } from "./plan-check";
import { isCounted, StackWriter } from "./stack-writer";

export interface WrittenStack {
  readonly name: string;
  readonly json: { readonly [section: string]: unknown };
}

type Body = { [attribute: string]: unknown };

/** An app as the documents that CDKTF would write of it, one for each stack. */
export function writtenApp(app: MeantApp): readonly WrittenStack[] {
  const { resources, boxes, boundary } = app;
  const numbers = [...new Set([0, ...[...resources, ...boxes].map(({ stack }) => stack)])];
  const writers: StackWriter[] = [];
  for (const number of numbers) writers[number] = new StackWriter(number, resources, writers);
  for (const resource of resources) {
    const body = new BodyWriter(resource, writers[resource.stack], boundary).body();
    writers[resource.stack].add("resource", resource.type, resource.key, body);
  }
  for (const box of boxes) addBox(box, writers[box.stack]);
  return writers.filter((writer) => writer !== undefined).map((writer) => writer.document());
}

function addBox({ kind, name, path, gifts }: MeantBox, writer: StackWriter): void {
  const given = giftsIn(gifts, writer);
  if (kind === "module") writer.addModule(name, { source: "./modules/anything", ...given, ...metadata(path) });
  else writer.add("data", "external", name, { program: ["run"], query: given, ...metadata(path) });
}

/** Writes one resource. */
class BodyWriter {
  private readonly conditions: string[] = [];
  private location: unknown;

  constructor(
    private readonly resource: MeantResource,
    private readonly writer: StackWriter,
    private readonly boundary: MeantBoundary,
  ) {}

  body(): Body {
    const { key, type, name, naming, path, group, location, ways, flows, gifts, hasProvisioner } = this.resource;
    const { writer } = this;
    const body: Body = { name: writer.text({ kind: "text", says: name, telling: naming }), ...metadata(path) };
    if (group) body.resource_group_name = writer.value(group, "name");
    // By this an account is known under a host.
    if (/^azurerm_(?:cognitive_account|ai_services)$/.test(type)) {
      body.custom_subdomain_name = writer.text({ kind: "text", says: key, telling: naming });
    }
    if (isCounted(key)) body.count = 1;
    if (location) body.location = this.text(location, "location");
    for (const flow of ways) this.write(body, flow, formOfWay(type, flow.path), false);
    for (const flow of flows) {
      const isAlone = ![...flows, ...ways].some((other) => other !== flow && sharesBlock(other.path, flow.path));
      this.write(body, flow, formAt(type, flow.path), isAlone);
    }
    const given = giftsIn(gifts, writer);
    if (hasProvisioner) {
      body.provisioner = [{ "local-exec": { command: ["upload", ...Object.values(given)].join(" ") } }];
    } else if (gifts.length > 0) body[type === "terraform_data" ? "input" : "app_settings"] = given;
    if (this.conditions.length > 0) body.lifecycle = { precondition: this.preconditions() };
    return body;
  }

  /** Several values are a list, or where nothing else is in their block, a block each. */
  private write(body: Body, flow: MeantFlow, form: Form, isAlone: boolean): void {
    const { path, values } = flow;
    const names = path.split(".");
    if (flow.isMade && isAlone && names.length === 2 && values.length === 1) {
      body.dynamic = { ...(body.dynamic as Body | undefined), [names[0]]: this.made(names, values[0], form) };
      return;
    }
    const written = values.map((value) =>
      value.kind === "text" ? this.text(value, path, values.length === 1) : this.writer.target(value, form),
    );
    if (written.length === 0) return;
    if (names.length === 2 && isAlone && written.length > 1) {
      body[names[0]] = written.map((value) => ({ [names[1]]: value }));
      return;
    }
    const block = names.slice(0, -1).reduce<Body>((outer, name) => blockIn(outer, name, this.hasObjects()), body);
    block[names[names.length - 1]] = written.length === 1 ? written[0] : written;
  }

  /** A block for each item of a list, and the value in it: the item, where nobody can tell the value. */
  private made([block, name]: readonly string[], value: Value, form: Form): Body {
    const { writer } = this;
    const item = `\${${block}.value}`;
    if (value.kind === "hidden") return { for_each: writer.items(value.keys, form), content: { [name]: item } };
    if (value.kind !== "text") return { for_each: ["one"], content: { [name]: writer.target(value, form) } };
    const written = writer.text(value);
    return HIDING.includes(value.telling)
      ? { for_each: [value.says], content: { [name]: item } }
      : { for_each: ["one"], content: { [name]: written } };
  }

  /** A text, and what Terraform checks of it: of an item of a list by itself. */
  private text(text: MeantText, path: string, isAlone = true): unknown {
    const { resource, boundary, writer, conditions } = this;
    const written = writer.text(text);
    if (path === "location") this.location = written;
    const check = text.check && planCheckOf(resource, path, text, boundary);
    if (check) {
      const own = { ...check, isList: check.isList && isAlone };
      conditions.push(checkedBy(own, text, String(written).slice(2, -1), this.location));
    }
    return written;
  }

  private preconditions(): readonly Body[] {
    return this.conditions.map((condition) => ({ condition, error_message: "It must be inside." }));
  }

  /** A block that may occur once is written both ways. */
  private hasObjects(): boolean {
    const { name } = this.resource;
    return (name.length + name.charCodeAt(name.length - 1)) % 2 === 0;
  }
}

function checkedBy(check: PlanCheck, { check: kind }: MeantText, expression: string, location: unknown): string {
  const words = kind === "wider" ? [...check.words, "brazilsouth"] : check.words;
  return conditionOf({ ...check, words }, kind === "of another text" ? "var.another" : expression, location);
}

function giftsIn(gifts: readonly Gift[], writer: StackWriter): Body {
  return Object.fromEntries(gifts.map((gift, index) => [`given${index}`, writer.gift(gift)]));
}

function blockIn(outer: Body, name: string, asObject: boolean): Body {
  outer[name] ??= asObject ? {} : [{}];
  const block = outer[name];
  return (Array.isArray(block) ? block[0] : block) as Body;
}

function sharesBlock(one: string, other: string): boolean {
  return one.split(".")[0] === other.split(".")[0];
}

function metadata(path: string | undefined): Body {
  return path === undefined ? {} : { "//": { metadata: { path, uniqueId: path.replaceAll("/", "_") } } };
}
