import { isJsonObject, type JsonValue } from "../terraform/json-value";
import { traversalsIn } from "../terraform/mention";
import type { TerraformDocument, TerraformResource } from "../terraform/terraform-document";
import type { World } from "./world";

/** What makes up a password, for one resource alone. */
const MAKER = /^random_(?:bytes|id|password|string|uuid)$/;
const PASSWORD = /(?:^|_)password(?:_wo)?$/;

/** What a document mentions. */
export interface Mention {
  readonly home: TerraformDocument;
  readonly address: string;
}

/** Passwords that are made in the app and given to a resource: whoever else has one can open the resource. */
export class SharedSecrets {
  /** Whether something of a type may make one. */
  static mayMake(type: string): boolean {
    return MAKER.test(type);
  }

  private readonly owners = new Map<TerraformDocument, Map<string, TerraformResource[]>>();

  constructor(world: World) {
    for (const document of world.documents) {
      if (!document.resources.some(({ type }) => MAKER.test(type))) continue;
      const owners = new Map<string, TerraformResource[]>();
      for (const resource of document.resources) {
        for (const address of makersIn(resource.body)) owners.set(address, [...(owners.get(address) ?? []), resource]);
      }
      this.owners.set(document, owners);
    }
  }

  /** Resources that something else can open with what it is given. */
  in({ through }: { readonly through: readonly Mention[] }): readonly TerraformResource[] {
    return through.flatMap(({ home, address }) => this.owners.get(home)?.get(address) ?? []);
  }
}

/** Addresses of what makes the passwords that are written in a body. */
function makersIn(body: JsonValue): readonly string[] {
  const found: string[] = [];
  const waiting: JsonValue[] = [body];
  while (waiting.length > 0) {
    const next = waiting.pop();
    // A list may be too long to be spread.
    if (Array.isArray(next)) for (const item of next) waiting.push(item);
    if (!isJsonObject(next)) continue;
    for (const [name, value] of Object.entries(next)) {
      if (typeof value === "object") waiting.push(value);
      else if (PASSWORD.test(name)) {
        found.push(...traversalsIn(value).flatMap(([type, id]) => (MAKER.test(type) ? [`${type}.${id}`] : [])));
      }
    }
  }
  return found;
}
