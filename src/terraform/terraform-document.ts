import { type Problem, problem, throwIfAny } from "../private/problem-list";
import { shown } from "../private/text";
import { jsonFault, positionOf } from "./json-fault";
import { isJsonObject, type JsonObject, type JsonValue, ownValue } from "./json-value";

/** A managed resource or a data source. */
export interface TerraformResource {
  /** For example `azurerm_cognitive_account`. */
  readonly type: string;
  readonly name: string;
  /** `azurerm_cognitive_account.name`, with `data.` before it for a data source. */
  readonly address: string;
  /** Path of the construct that wrote it; absent for what was written by hand or by an override of a whole resource. */
  readonly path?: string;
  readonly body: JsonObject;
}

/** A provider configuration. */
export interface TerraformProvider {
  readonly name: string;
  readonly alias?: string;
  readonly body: JsonObject;
}

/** Index of a Terraform JSON document: what is written, without a judgement. */
export class TerraformDocument {
  /**
   * Reads the text of a `cdk.tf.json`, or what `stack.toTerraform()` gives. Throws `InvalidTerraformJson`, with every
   * part that cannot be read.
   *
   * @param pathAt Asked for the path of a resource that does not tell its own, by address.
   */
  public static parse(
    json: string | object,
    subject = "TerraformDocument.parse",
    pathAt: PathAt = () => undefined,
  ): TerraformDocument {
    const problems: Problem[] = [];
    const report = (where: string, what: string): void => {
      problems.push(problem("InvalidTerraformJson", where, { what }));
    };
    const root = typeof json === "string" ? readText(json, report) : json;
    if (problems.length === 0 && !isJsonObject(root)) {
      report("document", `the document is ${shown(root)}, not an object`);
    }
    throwIfAny(subject, problems);
    const document = new TerraformDocument(root as JsonObject, new Sections(report, pathAt));
    throwIfAny(subject, problems);
    return document;
  }

  readonly resources: readonly TerraformResource[];
  readonly dataSources: readonly TerraformResource[];
  readonly providers: readonly TerraformProvider[];
  readonly locals: ReadonlyMap<string, JsonValue>;
  readonly variables: ReadonlyMap<string, JsonObject>;
  readonly outputs: ReadonlyMap<string, JsonObject>;
  readonly modules: ReadonlyMap<string, JsonObject>;
  readonly imports: readonly JsonObject[];

  private readonly byAddress: ReadonlyMap<string, TerraformResource>;

  private constructor(root: JsonObject, sections: Sections) {
    this.resources = sections.resources("resource", ownValue(root, "resource"), "");
    this.dataSources = sections.resources("data", ownValue(root, "data"), "data.");
    this.providers = sections.providers(ownValue(root, "provider"));
    this.locals = new Map(sections.entries("locals", ownValue(root, "locals")));
    this.variables = sections.named("variable", ownValue(root, "variable"));
    this.outputs = sections.named("output", ownValue(root, "output"));
    this.modules = sections.named("module", ownValue(root, "module"));
    this.imports = sections.bodies("import", ownValue(root, "import"));
    this.byAddress = new Map([...this.resources, ...this.dataSources].map((resource) => [resource.address, resource]));
  }

  /** The resource at `azurerm_x.y`, or the data source at `data.azurerm_x.y`. */
  resource(address: string): TerraformResource | undefined {
    return this.byAddress.get(address);
  }
}

/** Path of the construct that wrote the resource at an address, as far as somebody knows. */
export type PathAt = (address: string) => string | undefined;

type Report = (where: string, what: string) => void;

function readText(text: string, report: Report): unknown {
  if (text.trim() === "") {
    report("document", "the text is empty");
    return undefined;
  }
  const fault = jsonFault(text);
  if (fault) {
    report(positionOf(text, fault.index), fault.what);
    return undefined;
  }
  return JSON.parse(text);
}

/** Reads the sections of a document. Terraform takes a list of objects wherever it takes an object. */
class Sections {
  constructor(
    private readonly report: Report,
    private readonly pathAt: PathAt,
  ) {}

  /** The properties of an object, or of a list of objects. */
  entries(where: string, value: JsonValue): [string, JsonValue][] {
    const found = new Map<string, JsonValue>();
    for (const object of this.bodies(where, value)) {
      for (const [key, entry] of Object.entries(object)) {
        if (key === "//") continue;
        if (key === "__proto__") this.report(where, "'__proto__' is no name that is read in Terraform configuration");
        else if (found.has(key)) this.report(`${where}.${key}`, "it is written twice");
        else found.set(key, entry);
      }
    }
    return [...found];
  }

  bodies(where: string, value: JsonValue): readonly JsonObject[] {
    if (value === undefined || value === null) return [];
    const list: readonly JsonValue[] = Array.isArray(value) ? value : [value as JsonValue];
    return list.filter((item): item is JsonObject => {
      const isObject = isJsonObject(item);
      if (!isObject) this.report(where, `it is ${shown(item)}, not an object`);
      return isObject;
    });
  }

  named(section: string, value: JsonValue): ReadonlyMap<string, JsonObject> {
    const found = new Map<string, JsonObject>();
    for (const [name, body] of this.entries(section, value)) {
      const one = this.one(`${section}.${name}`, body);
      if (one) found.set(name, one);
    }
    return found;
  }

  resources(section: string, value: JsonValue, prefix: string): readonly TerraformResource[] {
    const found: TerraformResource[] = [];
    for (const [type, names] of this.entries(section, value)) {
      for (const [name, value] of this.entries(`${section}.${type}`, names)) {
        const body = this.one(`${section}.${type}.${name}`, value);
        if (!body) continue;
        const address = `${prefix}${type}.${name}`;
        found.push({ type, name, address, path: constructPath(body) ?? this.pathAt(address), body });
      }
    }
    return found;
  }

  providers(value: JsonValue): readonly TerraformProvider[] {
    return this.entries("provider", value).flatMap(([name, bodies]) =>
      this.bodies(`provider.${name}`, bodies).map((body) => {
        const alias = ownValue(body, "alias");
        return { name, alias: typeof alias === "string" ? alias : undefined, body };
      }),
    );
  }

  private one(where: string, value: JsonValue): JsonObject | undefined {
    const bodies = this.bodies(where, value);
    if (bodies.length > 1) this.report(where, "it is written twice");
    return bodies[0];
  }
}

/** CDKTF notes the construct under `//`, which Terraform ignores; by hand, anything may stand there. */
function constructPath(body: JsonObject): string | undefined {
  const comment = ownValue(body, "//");
  const metadata = isJsonObject(comment) ? ownValue(comment, "metadata") : undefined;
  const path = isJsonObject(metadata) ? ownValue(metadata, "path") : undefined;
  return typeof path === "string" && path !== "" ? path : undefined;
}
