import { DotNetException } from "../dotnet-exception";
import { TOKEN } from "./plain-json";
import { type Token, ValueToken } from "./token";
import { ArrayToken, ObjectToken } from "./tokens";

type Step = (tokens: readonly Token[]) => Token[];

/** `SelectTokens(path)`: names, indexes, `*`, `..` and filters that compare one name with a constant. */
export function selectTokens(token: Token, path: string): Token[] {
  let found: Token[] = [token];
  for (const step of stepsOf(path)) found = step(found);
  return found;
}

const STEP =
  /^(?:\.\.(\*|[\w$-]+|\['[^']*'\])|\.?([\w$@-][\w$ @-]*)|\.(\*)|\[(\d+)\]|\[(\*)\]|\[['"]([^'"]*)['"]\]|\[\?\(@\.([\w.-]+)\s*(?:(==|!=|>=|<=|>|<)\s*('[^']*'|"[^"]*"|[\w.-]+)\s*)?\)\])/;

function stepsOf(path: string): Step[] {
  const steps: Step[] = [];
  let rest = path.replace(/^\$/, "");
  while (rest !== "") {
    const match = STEP.exec(rest);
    if (!match) throw new DotNetException("Newtonsoft.Json.JsonException", `Unexpected character in path: '${path}'.`);
    steps.push(stepOf(match));
    rest = rest.slice(match[0].length);
  }
  return steps;
}

function stepOf([, deep, name, star, index, all, quoted, field, operator, constant]: RegExpExecArray): Step {
  if (deep !== undefined) {
    const wanted = deep.replace(/^\['|'\]$/g, "");
    return (tokens) =>
      tokens.flatMap(within).flatMap((token) => (wanted === "*" ? childrenOf(token) : named(token, wanted)));
  }
  if (name !== undefined) return (tokens) => tokens.flatMap((token) => named(token, name));
  if (quoted !== undefined) return (tokens) => tokens.flatMap((token) => named(token, quoted));
  if (index !== undefined) return (tokens) => tokens.flatMap((token) => indexed(token, Number(index)));
  if (star !== undefined || all !== undefined) return (tokens) => tokens.flatMap(childrenOf);
  return (tokens) => tokens.flatMap(childrenOf).filter((token) => isSelected(token, field, operator, constant));
}

function named(token: Token, name: string): Token[] {
  const found = token instanceof ObjectToken ? token.at(name) : null;
  return found ? [found] : [];
}

function indexed(token: Token, index: number): Token[] {
  return token instanceof ArrayToken && index < token.size ? [token.at(index)] : [];
}

function childrenOf(token: Token): Token[] {
  if (token instanceof ObjectToken) return [...token.properties.values()].map(({ value }) => value);
  return token instanceof ArrayToken ? [...token.items] : [];
}

function within(token: Token): Token[] {
  return [token, ...childrenOf(token).flatMap(within)];
}

function isSelected(token: Token, field: string, operator: string | undefined, constant: string | undefined): boolean {
  const [found] = field
    .split(".")
    .reduce<Token[]>((tokens, name) => tokens.flatMap((each) => named(each, name)), [token]);
  if (!found || operator === undefined || constant === undefined) return found !== undefined;
  if (!(found instanceof ValueToken)) return false;
  const wanted = /^['"]/.test(constant) ? constant.slice(1, -1) : literal(constant);
  const order = compare(found, wanted);
  switch (operator) {
    case "==":
      return order === 0;
    case "!=":
      return order !== 0;
    case "<":
      return order < 0;
    case "<=":
      return order <= 0;
    case ">":
      return order > 0;
    default:
      return order >= 0;
  }
}

function literal(text: string): string | number | boolean | null {
  if (text === "true" || text === "false") return text === "true";
  return text === "null" ? null : Number(text);
}

function compare({ tokenType, value }: ValueToken, wanted: string | number | boolean | null): number {
  const isNumber = tokenType === TOKEN.INTEGER || tokenType === TOKEN.FLOAT;
  if (value === wanted) return 0;
  if (isNumber && typeof wanted === "number") return Number(value) < wanted ? -1 : Number(value) > wanted ? 1 : 0;
  if (typeof value === "string" && typeof wanted === "string") return value < wanted ? -1 : 1;
  return Number.NaN;
}
