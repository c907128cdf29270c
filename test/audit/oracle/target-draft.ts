import { ARM_TYPES, armId } from "./arm-types";
import type { Dice } from "./dice";
import { HOST_DOMAINS } from "./facts";
import type { Form } from "./form";
import type { MeantResource, OuterRoute, Route, Target } from "./meant";

const ROUTES: { readonly [form in Form]: readonly Route[] } = {
  id: ["id", "id", "below", "attribute", "function", "local", "data source", "arm id", "default"],
  name: ["name", "name", "name in capitals", "name of it", "local", "default"],
  host: ["attribute", "host", "label", "function", "local", "data source", "default"],
  backend: ["attribute", "attribute", "host", "host", "label", "default"],
  secret: ["attribute", "attribute", "function", "local", "data source"],
  text: ["attribute", "host", "label", "id", "function", "local", "data source", "arm id", "default"],
};
const OUTER: { readonly [form in Form]: readonly OuterRoute[] } = {
  id: ["exact", "below", "upper case", "local", "default", "expression"],
  name: ["exact", "upper case", "local", "default", "expression"],
  host: ["exact", "below", "upper case", "local", "default", "expression"],
  backend: ["exact", "below", "upper case", "local", "default", "expression"],
  secret: ["exact", "default", "expression"],
  text: ["exact", "upper case", "local", "default", "expression"],
};

/** Draws what leads somewhere. */
export class TargetDraft {
  private count = 0;

  constructor(private readonly dice: Dice) {}

  toResource({ key, type }: MeantResource, form: Form): Target {
    const hasHost = HOST_DOMAINS.some(({ types }) => types.includes(type));
    // What is written out, or in a default: the host where there is one, and the id of what has no other name.
    const isHost = (route: Route) =>
      route === "host" || route === "label" || (route === "default" && form !== "id" && form !== "name");
    const isId = (route: Route) => route === "arm id" || (route === "default" && form === "id");
    const routes = ROUTES[form].filter(
      (route) => (hasHost || !isHost(route)) && (ARM_TYPES[type] !== undefined || !isId(route)),
    );
    // A value of another provider has no name in Azure that a data source could read.
    const open = type.startsWith("azurerm_")
      ? routes
      : routes.filter((route) => ["id", "attribute", "function"].includes(route));
    return { kind: "resource", key, route: this.dice.pick(open) };
  }

  /** Something that the app does not have, by what may be declared of it. */
  outer(form: Form, number: number, types: readonly string[]): Target {
    const route = this.dice.pick(OUTER[form]);
    if (route === "expression") return { kind: "outer", what: `var.outer${number}`, route };
    const says = this.what(form, number, types);
    // Each default is that of a variable of its own.
    if (route === "default") return { kind: "outer", what: `var.given${this.count++}`, route, says };
    return { kind: "outer", what: says, route };
  }

  private what(form: Form, number: number, types: readonly string[]): string {
    const kind = form === "name" ? types.flatMap((type) => ARM_TYPES[type]?.[0] ?? [])[0] : "Microsoft.Any/things";
    // The name of something that no table of names has: nobody can declare it.
    if (kind === undefined) return `unnamed${number}`;
    const isId = form === "id" || form === "name" || (form === "text" && this.dice.chance(30));
    if (isId) return armId(kind, `outer${number}`);
    return form === "secret" ? `secret ${number}` : `outer${number}.example`;
  }
}
