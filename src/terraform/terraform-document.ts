import { type Problem, problem, throwIfAny } from "../private/problem-list";
import { shown } from "../private/text";
import { jsonFault, positionOf } from "./json-fault";
import { isJsonObject, type JsonObject, type JsonValue, ownValue } from "./json-value";
import { type PathAt, type Report, Sections, type WrittenBlock } from "./sections";
import { parseTemplate, type Template } from "./template";

/** A managed resource or a data source. */
export interface TerraformResource {
  /** The document that its references are read in. */
  readonly document: TerraformDocument;
  /** For example `azurerm_cognitive_account`. */
  readonly type: string;
  readonly name: string;
  /**
   * `azurerm_cognitive_account.name`, with `data.` before it for a data source. In a plan or state file also with the module
   * and the instance: `module.x.azurerm_y.z["k"]`.
   */
  readonly address: string;
  /** Path of the construct that wrote it; absent for what was written by hand or by an override of a whole resource. */
  readonly path?: string;
  readonly body: JsonObject;
  /** Whether the body is what Terraform has read: that of a data source in a plan or state file. */
  readonly isRead?: boolean;
}

/** A call of a module, whose resources are not in the document. */
export interface TerraformModule {
  readonly name: string;
  /** `module.name`. */
  readonly address: string;
  /** Path of the construct that wrote it. */
  readonly path?: string;
  readonly body: JsonObject;
}

/** A provider configuration. */
export interface TerraformProvider {
  readonly name: string;
  readonly alias?: string;
  readonly body: JsonObject;
}

/** What a document is made of. */
export interface DocumentParts {
  readonly resources: readonly Omit<TerraformResource, "document">[];
  readonly dataSources: readonly Omit<TerraformResource, "document">[];
  readonly providers?: readonly TerraformProvider[];
  readonly modules?: readonly TerraformModule[];
  readonly locals?: ReadonlyMap<string, JsonValue>;
  readonly variables?: ReadonlyMap<string, JsonObject>;
  readonly outputs?: ReadonlyMap<string, JsonObject>;
  readonly imports?: readonly JsonObject[];
  readonly transients?: readonly Omit<TerraformResource, "document">[];
  readonly backends?: ReadonlyMap<string, JsonValue>;
  readonly otherSections?: readonly string[];
}

/** The stacks of one app by name, so that what one tells another can be followed. */
export type App = ReadonlyMap<string, TerraformDocument>;

/** Index of a Terraform JSON document: what is written, without a judgement. */
export class TerraformDocument {
  /**
   * Reads the text of a `cdk.tf.json`, or what `stack.toTerraform()` gives. Throws `InvalidTerraformJson`, with every
   * part that cannot be read.
   *
   * @param pathAt Asked for the path of each resource and module, by address and by what the document tells.
   * @param app Stacks that this one may refer to; they may be added later.
   */
  public static parse(
    json: string | object,
    subject = "TerraformDocument.parse",
    pathAt: PathAt = (_, told) => told,
    app?: App,
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
    const document = new TerraformDocument(partsOf(root as JsonObject, new Sections(report, pathAt)), app);
    throwIfAny(subject, problems);
    return document;
  }

  /** A document of what was read elsewhere. */
  public static of(parts: DocumentParts): TerraformDocument {
    return new TerraformDocument(parts);
  }

  readonly resources: readonly TerraformResource[];
  readonly dataSources: readonly TerraformResource[];
  readonly providers: readonly TerraformProvider[];
  readonly modules: readonly TerraformModule[];
  readonly locals: ReadonlyMap<string, JsonValue>;
  readonly variables: ReadonlyMap<string, JsonObject>;
  readonly outputs: ReadonlyMap<string, JsonObject>;
  readonly imports: readonly JsonObject[];
  /** What Terraform runs or reads and does not keep: data sources of a `check`, `ephemeral` resources, actions. */
  readonly transients: readonly TerraformResource[];
  /** Where its state is kept: `azurerm`, and what is written for it. */
  readonly backends: ReadonlyMap<string, JsonValue>;
  /** Names of top-level sections that nothing is known of. */
  readonly otherSections: readonly string[];

  private readonly byAddress: ReadonlyMap<string, TerraformResource>;
  private readonly templates = new Map<string, Template | undefined>();

  private constructor(
    parts: DocumentParts,
    private readonly app: App = new Map(),
  ) {
    const own = ({
      type,
      name,
      address,
      path,
      body,
      isRead,
    }: Omit<TerraformResource, "document">): TerraformResource => ({
      document: this,
      type,
      name,
      address,
      path,
      body,
      isRead,
    });
    this.resources = parts.resources.map(own);
    this.dataSources = parts.dataSources.map(own);
    this.providers = parts.providers ?? [];
    this.modules = parts.modules ?? [];
    this.locals = parts.locals ?? new Map();
    this.variables = parts.variables ?? new Map();
    this.outputs = parts.outputs ?? new Map();
    this.imports = parts.imports ?? [];
    this.transients = (parts.transients ?? []).map(own);
    this.backends = parts.backends ?? new Map();
    this.otherSections = parts.otherSections ?? [];
    const byAddress = new Map<string, TerraformResource>();
    for (const resource of [...this.resources, ...this.dataSources]) byAddress.set(resource.address, resource);
    this.byAddress = byAddress;
  }

  /** The resource at `azurerm_x.y`, or the data source at `data.azurerm_x.y`. */
  resource(address: string): TerraformResource | undefined {
    return this.byAddress.get(address);
  }

  /** The pieces of a text that stands in the document, as `parseTemplate` gives them: many ask for the same. */
  template(text: string): Template | undefined {
    const known = this.templates.get(text);
    if (known || this.templates.has(text)) return known;
    const parts = parseTemplate(text);
    this.templates.set(text, parts);
    return parts;
  }

  /** Another stack of the same app. */
  stack(name: string): TerraformDocument | undefined {
    return this.app.get(name);
  }
}

const KNOWN: ReadonlySet<string> = new Set([
  ...["//", "action", "check", "data", "ephemeral", "import", "locals", "module", "output", "provider", "resource"],
  ...["terraform", "variable"],
  // They say what an address was before, and move nothing.
  ...["moved", "removed"],
]);

function partsOf(root: JsonObject, sections: Sections): DocumentParts {
  return {
    resources: sections.resources("resource", ownValue(root, "resource"), ""),
    dataSources: sections.resources("data", ownValue(root, "data"), "data."),
    providers: providersIn(sections, ownValue(root, "provider")),
    locals: new Map(sections.entries("locals", ownValue(root, "locals"))),
    variables: sections.named("variable", ownValue(root, "variable")),
    outputs: sections.named("output", ownValue(root, "output")),
    modules: sections.modules(ownValue(root, "module")),
    imports: sections.bodies("import", ownValue(root, "import")),
    transients: transientsIn(root, sections),
    backends: backendsIn(root, sections),
    otherSections: Object.keys(root).filter((name) => !KNOWN.has(name)),
  };
}

function transientsIn(root: JsonObject, sections: Sections): readonly WrittenBlock[] {
  const checks = [...sections.named("check", ownValue(root, "check"))];
  return [
    ...sections.resources("ephemeral", ownValue(root, "ephemeral"), "ephemeral."),
    ...sections.resources("action", ownValue(root, "action"), "action."),
    ...checks.flatMap(([name, body]) =>
      sections.resources(`check.${name}.data`, ownValue(body, "data"), `check.${name}.data.`),
    ),
  ];
}

function backendsIn(root: JsonObject, sections: Sections): ReadonlyMap<string, JsonValue> {
  const blocks = sections.bodies("terraform", ownValue(root, "terraform"));
  return new Map(blocks.flatMap((block) => sections.entries("terraform.backend", ownValue(block, "backend"))));
}

function providersIn(sections: Sections, value: JsonValue): readonly TerraformProvider[] {
  return sections.entries("provider", value).flatMap(([name, bodies]) =>
    sections.bodies(`provider.${name}`, bodies).map((body) => {
      const alias = ownValue(body, "alias");
      return { name, alias: typeof alias === "string" ? alias : undefined, body };
    }),
  );
}

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
