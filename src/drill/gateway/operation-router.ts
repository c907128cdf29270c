import type { DrillApi, DrillOperation } from "../topology";
import { queryPairs, unescaped } from "./url-state";

/** The operation that a request is for. */
export interface Route {
  readonly operation: DrillOperation;
  readonly parameters: ReadonlyMap<string, string>;
  /** Parameters of the query that the template names, and what it calls their values: `?a={b}`. */
  readonly queryParameters: ReadonlyMap<string, string>;
}

interface Pattern {
  readonly operation: DrillOperation;
  readonly queryParameters: ReadonlyMap<string, string>;
  readonly path: RegExp;
  readonly names: readonly string[];
}

/** Routes that are remembered; callers come back with the same few paths. */
const REMEMBERED = 1000;

/** Finds operations by method and path. */
export class OperationRouter {
  private readonly patterns: readonly Pattern[];
  private readonly known = new Map<string, Route | undefined>();
  private readonly prefix: string;

  constructor({ path, operations }: DrillApi) {
    this.prefix = path === "" ? "" : `/${path}`;
    this.patterns = operations.map(patternOf);
  }

  /** What stands after the path of the API; undefined if the path is not below it. */
  below(path: string): string | undefined {
    const isBelow = path.toLowerCase().startsWith(this.prefix.toLowerCase());
    const rest = path.slice(this.prefix.length);
    return isBelow && (rest === "" || rest.startsWith("/")) ? rest || "/" : undefined;
  }

  route(method: string, below: string): Route | undefined {
    const key = `${method} ${below}`;
    if (this.known.has(key)) return this.known.get(key);
    const route = this.find(method, below);
    if (this.known.size < REMEMBERED) this.known.set(key, route);
    return route;
  }

  private find(method: string, below: string): Route | undefined {
    for (const { operation, path, names, queryParameters } of this.patterns) {
      if (operation.method !== "*" && operation.method.toUpperCase() !== method.toUpperCase()) continue;
      const found = path.exec(below);
      if (!found) continue;
      const parameters = new Map(names.map((name, index) => [name, unescaped(found[index + 1])]));
      return { operation, parameters, queryParameters };
    }
    return undefined;
  }
}

// `{name}` is one part of a path, `{*name}` and `/*` all the rest of it.
function patternOf(operation: DrillOperation): Pattern {
  const names: string[] = [];
  const [template, query = ""] = operation.urlTemplate.split("?");
  const path = template.replace(/\{(\*?)([^{}]+)\}|\*|[.+^$()|[\]\\]/g, (found, rest: string, name: string) => {
    if (found === "*") return ".*";
    if (name === undefined) return `\\${found}`;
    names.push(name);
    return rest === "*" ? "(.*)" : "([^/]+)";
  });
  const queryParameters = new Map(
    queryPairs(query).map(([name, value]) => [name, value.replace(/^\{(.*)\}$/, "$1")] as const),
  );
  return { operation, queryParameters, path: new RegExp(`^${path === "" ? "/" : path}/?$`, "i"), names };
}
