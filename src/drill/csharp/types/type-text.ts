import { definition } from "./definitions";
import { arrayOf, nullable, type Type, VOID } from "./type";

/** Reads types as they stand in the tables of the library: `IEnumerable<KeyValuePair<string, T>>`, `int?`, `byte[]`. */
export class TypeText {
  private at = 0;

  constructor(
    private readonly text: string,
    private readonly parameters: ReadonlyMap<string, Type>,
  ) {}

  get rest(): string {
    return this.text.slice(this.at);
  }

  /** What comes next, if it is this. */
  take(word: string): boolean {
    this.skipBlanks();
    if (!this.text.startsWith(word, this.at)) return false;
    this.at += word.length;
    return true;
  }

  expect(word: string): void {
    if (!this.take(word)) throw new Error(`'${word}' is expected in '${this.text}' at '${this.rest}'`);
  }

  name(): string {
    this.skipBlanks();
    const [name] = /^\w*/.exec(this.rest) as RegExpExecArray;
    if (name === "") throw new Error(`a name is expected in '${this.text}' at '${this.rest}'`);
    this.at += name.length;
    return name;
  }

  type(): Type {
    const name = this.name();
    let type =
      this.parameters.get(name) ?? (name === "void" ? VOID : definition(name, this.countAhead()).of(...this.args()));
    for (;;) {
      if (this.take("[]")) type = arrayOf(type);
      else if (this.take("?")) type = nullable(type);
      else return type;
    }
  }

  private args(): Type[] {
    // In `bool <(…)`, an operator, a blank comes before.
    if (this.text[this.at] !== "<") return [];
    this.at++;
    const args = [this.type()];
    while (this.take(",")) args.push(this.type());
    this.expect(">");
    return args;
  }

  // How many arguments stand in the brackets that follow.
  private countAhead(): number {
    if (this.text[this.at] !== "<") return 0;
    let depth = 0;
    let count = 1;
    for (let at = this.at; at < this.text.length; at++) {
      const char = this.text[at];
      if (char === "<") depth++;
      if (char === "," && depth === 1) count++;
      if (char === ">" && --depth === 0) break;
    }
    return count;
  }

  private skipBlanks(): void {
    while (this.text[this.at] === " ") this.at++;
  }
}

export function typeOfText(text: string, parameters: ReadonlyMap<string, Type> = new Map()): Type {
  return new TypeText(text, parameters).type();
}
