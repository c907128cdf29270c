import { rowsOf, waysOf } from "./facts";
import { type Form, formOf } from "./form";
import type { MeantApp, MeantFlow, MeantResource } from "./meant";
import { isCounted, StackWriter } from "./stack-writer";

export interface WrittenStack {
  readonly name: string;
  readonly json: { readonly [section: string]: unknown };
}

type Body = { [attribute: string]: unknown };

/** An app as the documents that CDKTF would write of it, one for each stack. */
export function writtenApp(app: MeantApp): readonly WrittenStack[] {
  const numbers = [...new Set([0, ...[...app.resources, ...app.modules].map(({ stack }) => stack)])];
  const writers: StackWriter[] = [];
  for (const number of numbers) writers[number] = new StackWriter(number, app.resources, writers);
  for (const resource of app.resources) {
    writers[resource.stack].add("resource", resource.type, resource.key, bodyOf(resource, writers[resource.stack]));
  }
  for (const { name, path, stack } of app.modules) {
    writers[stack].addModule(name, { source: "./modules/anything", ...metadata(path) });
  }
  return writers.filter((writer) => writer !== undefined).map((writer) => writer.document());
}

function bodyOf(resource: MeantResource, writer: StackWriter): Body {
  const { key, type, name, path, group, location, ways, flows } = resource;
  const body: Body = { name, ...metadata(path) };
  if (group) body.resource_group_name = writer.text(group);
  // By this an account is known under a host.
  if (/^azurerm_(?:cognitive_account|ai_services)$/.test(type)) body.custom_subdomain_name = key;
  if (isCounted(key)) body.count = 1;
  if (location) body.location = writer.text(location);
  for (const flow of ways) {
    const isNamed = waysOf(type).some(({ attribute, by }) => attribute === flow.path && by === "name");
    write(body, flow, isNamed ? "name" : "id", writer, false);
  }
  for (const flow of flows) {
    const row = rowsOf(type).find((known) => known.path === flow.path);
    const isAlone = ![...flows, ...ways].some((other) => other !== flow && sharesBlock(other.path, flow.path));
    write(body, flow, formOf(row), writer, isAlone);
  }
  if (resource.hasProvisioner) body.provisioner = [{ "local-exec": { command: "upload" } }];
  return body;
}

/** Several values are a list, or where nothing else is in their block, a block each. */
function write(body: Body, { path, values }: MeantFlow, form: Form, writer: StackWriter, isAlone: boolean): void {
  const names = path.split(".");
  const written = values.map((value) => (value.kind === "text" ? writer.text(value) : writer.target(value, form)));
  if (written.length === 0) return;
  if (names.length === 2 && isAlone && written.length > 1) {
    body[names[0]] = written.map((value) => ({ [names[1]]: value }));
    return;
  }
  const block = names.slice(0, -1).reduce<Body>((outer, name) => blockIn(outer, name, isObject(body)), body);
  block[names[names.length - 1]] = written.length === 1 ? written[0] : written;
}

function blockIn(outer: Body, name: string, asObject: boolean): Body {
  outer[name] ??= asObject ? {} : [{}];
  const block = outer[name];
  return (Array.isArray(block) ? block[0] : block) as Body;
}

/** A block that may occur once is written both ways. */
function isObject({ name }: Body): boolean {
  return (String(name).length + String(name).charCodeAt(String(name).length - 1)) % 2 === 0;
}

function sharesBlock(one: string, other: string): boolean {
  return one.split(".")[0] === other.split(".")[0];
}

function metadata(path: string | undefined): Body {
  return path === undefined ? {} : { "//": { metadata: { path, uniqueId: path.replaceAll("/", "_") } } };
}
