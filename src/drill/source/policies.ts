import { problem } from "../../private/problem-list";
import { evaluate } from "../../terraform/evaluate";
import { ownValue } from "../../terraform/json-value";
import { evaluated, nameOf, type Placed, type Reading, where } from "./reading";
import { serviceOf } from "./service";

const GLOBAL = "azurerm_api_management_policy";
const API = "azurerm_api_management_api_policy";
const OPERATION = "azurerm_api_management_api_operation_policy";
const PRODUCT = "azurerm_api_management_product_policy";
const FRAGMENT = "azurerm_api_management_policy_fragment";

/** Every policy of the documents, by what it belongs to. */
export class Policies {
  constructor(private readonly reading: Reading) {}

  global(service: string): string | undefined {
    return this.text(`the global policy of '${service}'`, this.of(GLOBAL, service));
  }

  product(service: string, product: string): string | undefined {
    const found = this.of(PRODUCT, service).filter((placed) => isNamed(placed, "product_id", product));
    return this.text(`the policy of the product '${product}'`, found);
  }

  api(service: string, api: string): string | undefined {
    const found = this.of(API, service).filter((placed) => isNamed(placed, "api_name", api));
    return this.text(`the policy of the API '${api}'`, found);
  }

  operation(service: string, api: string, operation: string): string | undefined {
    const found = this.of(OPERATION, service)
      .filter((placed) => isNamed(placed, "api_name", api))
      .filter((placed) => isNamed(placed, "operation_id", operation));
    return this.text(`the policy of the operation '${operation}'`, found);
  }

  /** Text of each fragment of a service that one of these texts includes. */
  fragments(service: string, texts: readonly string[]): ReadonlyMap<string, string> {
    const found = new Map<string, string>();
    for (const placed of this.of(FRAGMENT, service)) {
      const name = this.reading.required(placed, "name");
      // One that nobody includes may hold what only Terraform knows.
      if (!texts.some((text) => text.includes(name))) continue;
      if (found.has(name)) this.twice(`the fragment '${name}'`, this.of(FRAGMENT, service));
      found.set(name, this.reading.required(placed, "value"));
    }
    return found;
  }

  private of(type: string, service: string): readonly Placed[] {
    return this.reading.all(type).filter((placed) => serviceOf(placed).key === service);
  }

  private text(what: string, found: readonly Placed[]): string | undefined {
    if (found.length > 1) this.twice(what, found);
    return found.length === 0 ? undefined : this.contentOf(found[0]);
  }

  private contentOf(placed: Placed): string {
    const link = evaluated(placed, "xml_link");
    if (link === undefined) return this.reading.required(placed, "xml_content");
    const value = link.kind === "text" ? `'${link.text}'` : `'${link.expression}'`;
    this.reading.report(problem("PolicyLinked", where(placed, "xml_link"), { value }));
    return "";
  }

  private twice(what: string, found: readonly Placed[]): void {
    const others = found.map(({ resource }) => nameOf(resource));
    this.reading.report(problem("WrittenTwice", others[0], { what, others }));
  }
}

/** API Management knows no case in the names of what it holds. */
function isNamed({ stack, resource }: Placed, attribute: string, name: string): boolean {
  const found = evaluate(stack.document, ownValue(resource.body, attribute));
  return found.kind === "text" && found.text.toLowerCase() === name.toLowerCase();
}
