import { type Problem, problem, throwIfAny } from "../../private/problem-list";
import { normaliseRegion } from "../../private/region-name";
import { readStacks, type StackText } from "../../terraform/stacks";
import type { DrillApi, DrillGateway, DrillTopology } from "../topology";
import { accountsOf } from "./accounts";
import { backendsOf } from "./backends";
import { GivenValues } from "./given-values";
import { NamedValues } from "./named-values";
import { Policies } from "./policies";
import { evaluated, nameOf, type Placed, Reading } from "./reading";
import { SERVICE, type ServiceKey, serviceOf } from "./service";
import { zonePath } from "./zone";

const API = "azurerm_api_management_api";
const OPERATION = "azurerm_api_management_api_operation";
const PRODUCT_API = "azurerm_api_management_product_api";
const SKU = /^([A-Za-z0-9]+)_(\d+)$/;

/**
 * What can be drilled: one topology for each API with a policy, or for each product of it where products have policies.
 *
 * @param given Values for what the documents do not tell, by expression, display name of a named value, or host.
 *
 * Throws `InvalidTerraformJson`, `PolicyMissing`, `PolicyLinked`, `ValueUnresolved`, `NamedValueUnresolved`, `HostRegionMissing`,
 * `GatewayUnknown`, `SettingUnused`, `WrittenTwice` and `OptionInvalid`; all that apply at once.
 */
export function readTopologies(
  texts: readonly StackText[],
  given: { readonly [name: string]: string } = {},
  subject = "FailoverDrill",
): readonly DrillTopology[] {
  const values = new GivenValues(given);
  const sources = texts.map(({ name, text }) => ({ name, json: text }));
  const reading = new Reading(
    readStacks(sources, subject, (root) => values.into(root)),
    values,
  );
  const apis = reading.all(API);
  const topologies = apis.flatMap((api) => new ApiSource(reading, api).topologies());
  throwIfAny(subject, [
    ...reading.problems,
    ...(reading.problems.length === 0 && topologies.length === 0 ? [noPolicy(apis)] : []),
    ...unusedValues(values),
  ]);
  return topologies;
}

function noPolicy(apis: readonly Placed[]): Problem {
  return problem("PolicyMissing", "documents", { apis: apis.map(({ resource }) => nameOf(resource)) });
}

function unusedValues(values: GivenValues): readonly Problem[] {
  return values.unused.map((name) => problem("SettingUnused", "values", { name }));
}

/** Reads everything that one API can reach. */
class ApiSource {
  private readonly service: ServiceKey;
  private readonly policies: Policies;
  private readonly name: string;

  constructor(
    private readonly reading: Reading,
    private readonly placed: Placed,
  ) {
    this.service = serviceOf(placed);
    this.policies = new Policies(reading);
    this.name = reading.required(placed, "name");
  }

  topologies(): readonly DrillTopology[] {
    const api = this.policies.api(this.service.key, this.name);
    const operations = this.operations();
    const products = this.products();
    const hasOwn = api !== undefined || operations.some(({ policy }) => policy !== undefined);
    if (products.length > 0) return products.map(({ name, text }) => this.topology(api, operations, name, text));
    return hasOwn ? [this.topology(api, operations)] : [];
  }

  private topology(
    api: string | undefined,
    operations: DrillApi["operations"],
    productName?: string,
    product?: string,
  ): DrillTopology {
    const { reading, service } = this;
    const global = this.policies.global(service.key);
    const own = [global, product, api, ...operations.map(({ policy }) => policy)].filter((text) => text !== undefined);
    const fragments = this.policies.fragments(service.key, own);
    const texts = [...own, ...fragments.values()];
    const values = new NamedValues(reading, service.key);
    const backends = backendsOf(reading, service.key, values);
    const zone = zonePath(reading, this.placed.resource.path);
    const { accounts, strangers } = accountsOf(reading, zone, backends, texts);
    return {
      gateway: this.gateway(),
      api: {
        name: productName === undefined ? this.name : `${this.name} of product ${productName}`,
        path: (reading.optional(this.placed, "path") ?? "").replace(/^\/+|\/+$/g, ""),
        operations,
        ...this.serviceUrl(),
      },
      scopes: { global, product, api, fragments, namedValues: values.usedBy(texts) },
      backends,
      accounts,
      strangers,
      zone: { name: zone ?? service.shown, regions: regionsOf(accounts) },
    };
  }

  private serviceUrl(): Pick<DrillApi, "serviceUrl"> {
    const url = this.reading.optional(this.placed, "service_url");
    return url === undefined ? {} : { serviceUrl: url.replace(/\/+$/, "") };
  }

  private operations(): DrillApi["operations"] {
    return this.ofApi(OPERATION).map((placed) => {
      const id = this.reading.required(placed, "operation_id");
      return {
        id,
        method: this.reading.required(placed, "method").toUpperCase(),
        urlTemplate: this.reading.required(placed, "url_template"),
        policy: this.policies.operation(this.service.key, this.name, id),
      };
    });
  }

  /** Products that bring a policy of their own to the API. */
  private products(): readonly { readonly name: string; readonly text: string }[] {
    return this.ofApi(PRODUCT_API).flatMap((placed) => {
      const name = this.reading.required(placed, "product_id");
      const text = this.policies.product(this.service.key, name);
      return text === undefined ? [] : [{ name, text }];
    });
  }

  private ofApi(type: string): readonly Placed[] {
    return this.reading
      .all(type)
      .filter((placed) => serviceOf(placed).key === this.service.key)
      .filter((placed) => {
        const api = evaluated(placed, "api_name");
        return api?.kind === "text" && api.text.toLowerCase() === this.name.toLowerCase();
      });
  }

  /** What is given goes before what is written: a drill may ask how the policy fares with more units. */
  private gateway(): DrillGateway {
    const { reading, service } = this;
    const placed = reading.all(SERVICE).find((one) => named(one) === service.key);
    const sku = this.gatewayFact("sku", "Standard_1", placed, "sku_name");
    const region = this.gatewayFact("region", "swedencentral", placed, "location");
    const [, tier = sku, units = "1"] = SKU.exec(sku) ?? [];
    return { name: service.shown, region: normaliseRegion(region), tier, units: Math.max(1, Number(units)) };
  }

  private gatewayFact(missing: string, example: string, placed: Placed | undefined, attribute: string): string {
    const given = this.reading.values.take(`gateway.${missing}`);
    if (given !== undefined) return given;
    if (placed) return this.reading.required(placed, attribute);
    const facts = { service: this.service.shown, missing, example };
    this.reading.report(problem("GatewayUnknown", nameOf(this.placed.resource), facts));
    return "";
  }
}

function named(service: Placed): string | undefined {
  const name = evaluated(service, "name");
  return name?.kind === "text" ? name.text.toLowerCase() : `${service.stack.name} ${service.resource.address}`;
}

function regionsOf(accounts: DrillTopology["accounts"]): readonly string[] {
  return [...new Set(accounts.map(({ region }) => region))];
}
