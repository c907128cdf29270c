import { ARM_TYPES, armId } from "./arm-types";
import { HOST_DOMAINS, REGIONS } from "./facts";
import { type Form, pointerOf } from "./form";
import type { Gift, MeantResource, MeantText, OuterRoute, Route, Target, Value } from "./meant";

type Section = { [name: string]: unknown };

/** Writes the document of one stack: values, and the locals, variables, data sources and outputs that they need. */
export class StackWriter {
  private readonly sections: { [section: string]: Section } = {};
  private count = 0;

  constructor(
    private readonly number: number,
    private readonly resources: readonly MeantResource[],
    private readonly stacks: readonly StackWriter[],
  ) {}

  document(): { readonly name: string; readonly json: { readonly [section: string]: unknown } } {
    const name = this.name();
    return { name, json: { "//": { metadata: { stackName: name, version: "0" } }, ...this.sections } };
  }

  add(section: "resource" | "data", type: string, name: string, body: unknown): void {
    const all = this.section(section);
    all[type] = { ...(all[type] as Section | undefined), [name]: body };
  }

  addModule(name: string, body: unknown): void {
    this.section("module")[name] = body;
  }

  text({ says, telling, holder }: MeantText): unknown {
    switch (telling) {
      case "literal":
        return says === "true" || says === "false" ? says === "true" : says;
      case "display name":
        return REGIONS.find(({ name }) => name === says)?.displayName ?? says;
      case "upper case":
        return says.toUpperCase();
      case "local":
        return this.local(says);
      case "local of a local":
        return this.local(this.local(says));
      case "default":
        return `\${${this.variable({ default: says })}}`;
      case "local of a default":
        return this.local(`\${${this.variable({ default: says })}}`);
      case "interpolated default":
        return `${says.slice(0, 2)}\${${this.variable({ default: says.slice(2) })}}`;
      case "function":
        return `\${${this.call(says)}}`;
      case "interpolation":
        return `${says.slice(0, 2)}${this.local(says.slice(2))}`;
      case "reference":
        return `\${${this.attribute(holder ?? "", "location")}}`;
      case "variable":
        return `\${${this.variable({})}}`;
      case "sensitive":
        return `\${${this.variable({ default: says, sensitive: true })}}`;
      case "condition":
        return `\${${this.variable({ default: true })} ? "${says}" : "${says}2"}`;
      case "data source":
        return `\${${this.data("azurerm_location", { location: says })}.display_name}`;
    }
  }

  value(value: Value, form: Form): unknown {
    return value.kind === "text" ? this.text(value) : this.target(value, form);
  }

  /** What something is given, as it is written. */
  gift({ key, attribute, wrapping }: Gift): string {
    const { type, name } = this.found(key);
    const given = `\${${this.attribute(key, attribute)}}`;
    switch (wrapping) {
      case "plain":
        return given;
      case "local":
        return this.local(given);
      case "function":
        return `\${jsonencode(${given.slice(2, -1)})}`;
      case "signature":
        return `\${${this.data("azurerm_storage_account_sas", { connection_string: given })}.sas}`;
      case "data source": {
        const source = this.data(type, { name: `\${${this.attribute(key, "name")}}` });
        return `\${${joined(source, attribute)}}`;
      }
      case "arm id":
        return armId(ARM_TYPES[type]?.[0] ?? "", name);
      case "local arm id":
        return this.local(armId(ARM_TYPES[type]?.[0] ?? "", name));
    }
  }

  target(target: Target, form: Form): string {
    switch (target.kind) {
      case "resource":
        return this.resource(target.key, target.route, form);
      case "either": {
        const parts = target.keys.map((key) => this.attribute(key, this.pointer(key, form)));
        return around(form, `\${coalesce(${parts.join(", ")})}`);
      }
      case "outer":
        return this.outer(target.what, target.route, form, target.says);
      case "hidden": {
        const [one, other] = target.keys.map((key) => this.attribute(key, this.pointer(key, form)));
        const flag = this.variable({});
        return around(form, `\${${one === undefined ? flag : `${flag} ? ${one} : ${other ?? '""'}`}}`);
      }
      case "kept": {
        const vault = `\${${this.attribute(target.key, "id")}}`;
        return around(
          form,
          `\${${this.data("azurerm_key_vault_secret", { name: "kept", key_vault_id: vault })}.value}`,
        );
      }
      case "world-wide": {
        const isId = form === "id" || form === "name";
        return isId
          ? "/subscriptions/s/resourceGroups/g/providers/Microsoft.Cdn/profiles/w"
          : address(form, "w.azurefd.net");
      }
      case "private":
        return address(form, "10.0.0.4");
    }
  }

  /** What blocks are made for. */
  items(keys: readonly string[], form: Form): unknown {
    const items = keys.map((key) => `\${${this.attribute(key, this.pointer(key, form))}}`);
    return items.length > 0 ? items : `\${${this.variable({})}}`;
  }

  private resource(key: string, route: Route, form: Form): string {
    const { type, name, group } = this.found(key);
    const domain = HOST_DOMAINS.find(({ types }) => types.includes(type));
    switch (route) {
      case "below":
        return `\${${this.attribute(key, "id")}}/parts/p`;
      case "function":
        return around(form, `\${lower(${this.attribute(key, this.pointer(key, form))})}`);
      case "local":
        return this.local(around(form, `\${${this.attribute(key, this.pointer(key, form))}}`));
      case "data source":
        return around(
          form,
          `\${${this.data(type, { name, ...(group && { resource_group_name: this.value(group, "name") }) })}.${this.pointer(key, form)}}`,
        );
      case "arm id":
        return around(
          form,
          armId(ARM_TYPES[type]?.[0] ?? "", this.count++ % 2 === 0 ? name : `${name.toUpperCase()}/parts/p`),
        );
      case "name":
        return name;
      case "name in capitals":
        return name.toUpperCase();
      case "default":
        return this.default(key, form);
      case "host":
        return this.host(key, form);
      case "label":
        return address(form, `\${${this.attribute(key, domain?.attribute ?? "name")}}.${domain?.domain}`);
      case "id":
        return form === "text" ? `<a id="\${${this.attribute(key, "id")}}" />` : `\${${this.attribute(key, "id")}}`;
      default:
        return around(
          form,
          `\${${this.attribute(key, route === "attribute" && form === "id" ? "resource_manager_id" : this.pointer(key, form))}}`,
        );
    }
  }

  private outer(what: string, route: OuterRoute, form: Form, says = what): string {
    // Names stand at the end of what is declared for them.
    const named = form === "name" ? (says.split("/").at(-1) ?? "") : says;
    const exact =
      form === "host" || form === "backend" || (form === "text" && !says.startsWith("/"))
        ? address(form, named)
        : around(form, named);
    switch (route) {
      case "below":
        return `${exact}/parts/p`;
      case "upper case":
        return exact.toUpperCase();
      case "local":
        return this.local(exact);
      case "default":
        this.section("variable")[what.slice("var.".length)] = { default: exact };
        return around(form, `\${${what}}`);
      case "expression":
        this.section("variable")[what.slice("var.".length)] = {};
        return around(form, `\${${what}}`);
      default:
        return exact;
    }
  }

  /** By a default that names the resource. */
  private default(key: string, form: Form): string {
    const { type, name } = this.found(key);
    const says =
      form === "name" ? name : form === "id" ? armId(ARM_TYPES[type]?.[0] ?? "", name) : this.host(key, form);
    return around(form, `\${${this.variable({ default: says })}}`);
  }

  private host(key: string, form: Form): string {
    const { type, name } = this.found(key);
    const domain = HOST_DOMAINS.find(({ types }) => types.includes(type));
    return address(form, `${domain?.attribute === "name" ? name : key}.${domain?.domain}`);
  }

  private pointer(key: string, form: Form): string {
    return pointerOf(this.found(key).type, form);
  }

  /** `azurerm_x.y.attribute`, or what another stack tells of it. */
  private attribute(key: string, attribute: string): string {
    const { type, stack } = this.found(key);
    const address = joined(`${type}.${key}${isCounted(key) ? "[0]" : ""}`, attribute);
    if (stack === this.number) return address;
    const other = this.stacks[stack];
    const output = `o${other.count++}`;
    other.section("output")[output] = { value: `\${${address}}` };
    const state = `cross-stack-reference-input-${other.name()}`;
    this.add("data", "terraform_remote_state", state, { backend: "local" });
    return `data.terraform_remote_state.${state}.outputs.${output}`;
  }

  private local(value: unknown): string {
    const name = `l${this.count++}`;
    this.section("locals")[name] = value;
    return `\${local.${name}}`;
  }

  private variable(body: Section): string {
    const name = `v${this.count++}`;
    this.section("variable")[name] = body;
    return `var.${name}`;
  }

  private data(type: string, body: Section): string {
    const name = `d${this.count++}`;
    this.add("data", type, name, body);
    return `data.${type}.${name}`;
  }

  private call(says: string): string {
    const [start, end] = [says.slice(0, 2), says.slice(2)];
    switch (this.count++ % 3) {
      case 0:
        return `join("", ["${start}", "${end}"])`;
      case 1:
        return `format("%s%s", "${start}", "${end}")`;
      default:
        return `replace("${start}#${end}", "#", "")`;
    }
  }

  private found(key: string): MeantResource {
    const found = this.resources.find((resource) => resource.key === key);
    if (!found) throw new Error(`no resource '${key}'`);
    return found;
  }

  private section(name: string): Section {
    this.sections[name] ??= {};
    return this.sections[name];
  }

  private name(): string {
    return `stack${this.number}`;
  }
}

/** Some resources are written as several instances of one. */
export function isCounted(key: string): boolean {
  return key.endsWith("4");
}

/** All attributes where none is asked for. */
function joined(address: string, attribute: string): string {
  return attribute === "" ? address : `${address}.${attribute}`;
}

function address(form: Form, host: string): string {
  return form === "text" ? `<a url="https://${host}/path?q=1" />` : `https://${host}/path`;
}

/** A text is more than what is meant in it. */
function around(form: Form, value: string): string {
  return form === "text" ? `<p xmlns="http://www.w3.org/1999">${value}</p>` : value;
}
