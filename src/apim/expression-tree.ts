// What a policy expression says, as src/apim/csharp.peggy reads it. Nothing here knows what a name means.

export interface Node {
  /** Where it begins: characters from the start of the code. */
  readonly at: number;
}

export type Expression =
  | Literal
  | Interpolation
  | Name
  | Member
  | Index
  | Call
  | New
  | NewArray
  | Lambda
  | Unary
  | Binary
  | Conditional
  | Assignment
  | Cast
  | TypeTest
  | As
  | TypeOf
  | Default
  | Tuple
  | NameOf
  | ThrowExpression;

export interface Literal extends Node {
  readonly kind: "literal";
  readonly type:
    | "int"
    | "long"
    | "uint"
    | "ulong"
    | "double"
    | "float"
    | "decimal"
    | "string"
    | "char"
    | "bool"
    | "null";
  /** A number as written, without suffix and `_`; a text without its escapes. */
  readonly value: string | boolean | null;
}

export type Interpolation = Node & { readonly kind: "interpolation"; readonly parts: readonly (string | Hole)[] };

/** `{value,alignment:format}` of an interpolated string. */
export interface Hole {
  readonly value: Expression;
  readonly alignment?: Expression;
  readonly format?: string;
}

/** A variable, a parameter, the first part of a type or of a namespace; the keyword itself for `int`, `string` and the like. */
export interface Name extends Node {
  readonly kind: "name";
  readonly name: string;
  readonly typeArguments?: readonly TypeName[];
}

/**
 * `target.name`. Where a `?.` to its left finds null, the rest of the chain is skipped too: `a?.b.c` is a member `c` of the
 * conditional member `b`, as it is written.
 */
export interface Member extends Node {
  readonly kind: "member";
  readonly target: Expression;
  readonly name: string;
  /** Where the name itself begins. */
  readonly nameAt: number;
  readonly typeArguments?: readonly TypeName[];
  readonly isConditional: boolean;
  /** It stands in parentheses, which end the chain that a `?.` skips. */
  readonly isEnclosed?: boolean;
}

export interface Index extends Node {
  readonly kind: "index";
  readonly target: Expression;
  readonly arguments: readonly Expression[];
  readonly isConditional: boolean;
  readonly isEnclosed?: boolean;
}

export interface Call extends Node {
  readonly kind: "call";
  readonly target: Expression;
  readonly arguments: readonly Argument[];
  readonly isEnclosed?: boolean;
}

export interface Argument extends Node {
  /** For `out var x`, the name x. */
  readonly value: Expression;
  readonly name?: string;
  readonly modifier?: "out" | "ref";
  readonly declares?: { readonly type: TypeName | undefined; readonly name: string };
}

/** Without a type: an anonymous object, whose initializer says what it holds. */
export interface New extends Node {
  readonly kind: "new";
  readonly type: TypeName | undefined;
  readonly arguments: readonly Argument[];
  readonly initializer?: Initializer;
}

export interface NewArray extends Node {
  readonly kind: "new-array";
  /** Undefined for `new[] { … }`. */
  readonly element: TypeName | undefined;
  readonly size?: Expression;
  readonly items?: readonly Expression[];
}

export interface Lambda extends Node {
  readonly kind: "lambda";
  readonly parameters: readonly { readonly name: string; readonly type?: TypeName }[];
  readonly body: Expression | Block;
}

export interface Unary extends Node {
  readonly kind: "unary";
  readonly operator: "!" | "-" | "+" | "~" | "++" | "--";
  readonly operand: Expression;
  readonly isPostfix: boolean;
}

export type BinaryOperator =
  | ("+" | "-" | "*" | "/" | "%")
  | ("==" | "!=" | "<" | "<=" | ">" | ">=")
  | ("&&" | "||" | "&" | "|" | "^" | "<<" | ">>" | "??");

export interface Binary extends Node {
  readonly kind: "binary";
  readonly operator: BinaryOperator;
  readonly left: Expression;
  readonly right: Expression;
}

export interface Conditional extends Node {
  readonly kind: "conditional";
  readonly condition: Expression;
  readonly whenTrue: Expression;
  readonly whenFalse: Expression;
}

export interface Assignment extends Node {
  readonly kind: "assignment";
  readonly operator: "=" | "+=" | "-=" | "*=" | "/=" | "%=" | "&=" | "|=" | "^=" | "<<=" | ">>=" | "??=";
  readonly target: Expression;
  readonly value: Expression;
}

export type Cast = Node & { readonly kind: "cast"; readonly type: TypeName; readonly operand: Expression };

/** `operand is type name`, `operand is 1`, `operand is null`. A type may be a constant of that name: only its meaning tells. */
export interface TypeTest extends Node {
  readonly kind: "is";
  readonly operand: Expression;
  readonly type?: TypeName;
  readonly declares?: string;
  readonly constant?: Expression;
  readonly isNegated: boolean;
}

export type As = Node & { readonly kind: "as"; readonly operand: Expression; readonly type: TypeName };
export type TypeOf = Node & { readonly kind: "typeof"; readonly type: TypeName };
export type Default = Node & { readonly kind: "default"; readonly type?: TypeName };

export interface Tuple extends Node {
  readonly kind: "tuple";
  readonly items: readonly { readonly name?: string; readonly value: Expression }[];
}

export type NameOf = Node & { readonly kind: "nameof"; readonly operand: Expression };
export type ThrowExpression = Node & { readonly kind: "throw-expression"; readonly value: Expression };

export interface TypeName extends Node {
  /** Dotted, as written; `int`, not `Int32`, where that is what stands there. */
  readonly name: string;
  readonly arguments: readonly TypeName[];
  /** 2 for `string[][]`. */
  readonly rank: number;
  /** What `?` stands after; in an array, the items: `int?[]`. */
  readonly isNullable: boolean;
}

export type Initializer =
  | {
      readonly kind: "object";
      readonly members: readonly {
        readonly name: string;
        readonly at: number;
        readonly value: Expression | Initializer;
      }[];
    }
  | { readonly kind: "collection"; readonly items: readonly (Expression | readonly Expression[])[] }
  | { readonly kind: "indexed"; readonly entries: readonly { readonly key: Expression; readonly value: Expression }[] };

export type Statement =
  | Block
  | Empty
  | Local
  | ExpressionStatement
  | If
  | While
  | DoWhile
  | For
  | ForEach
  | Return
  | Break
  | Continue
  | Throw
  | Try
  | Switch
  | Using;

export type Block = Node & { readonly kind: "block"; readonly statements: readonly Statement[] };
export type Empty = Node & { readonly kind: "empty" };

export interface Local extends Node {
  readonly kind: "local";
  /** Undefined for `var`. */
  readonly type: TypeName | undefined;
  readonly declarators: readonly Declarator[];
  readonly isConst: boolean;
}

export type Declarator = Node & { readonly name: string; readonly value?: Expression };
export type ExpressionStatement = Node & { readonly kind: "expression"; readonly expression: Expression };

export interface If extends Node {
  readonly kind: "if";
  readonly condition: Expression;
  readonly whenTrue: Statement;
  readonly whenFalse?: Statement;
}

export type While = Node & { readonly kind: "while"; readonly condition: Expression; readonly body: Statement };
export type DoWhile = Node & { readonly kind: "do-while"; readonly body: Statement; readonly condition: Expression };

export interface For extends Node {
  readonly kind: "for";
  readonly initializer?: Local | readonly Expression[];
  readonly condition?: Expression;
  readonly steps: readonly Expression[];
  readonly body: Statement;
}

export interface ForEach extends Node {
  readonly kind: "foreach";
  /** Undefined for `var`. */
  readonly type: TypeName | undefined;
  readonly name: string;
  readonly source: Expression;
  readonly body: Statement;
}

export type Return = Node & { readonly kind: "return"; readonly value?: Expression };
export type Break = Node & { readonly kind: "break" };
export type Continue = Node & { readonly kind: "continue" };

export interface Throw extends Node {
  readonly kind: "throw";
  /** Undefined where the caught exception is thrown on. */
  readonly value?: Expression;
}

export interface Try extends Node {
  readonly kind: "try";
  readonly block: Block;
  readonly catches: readonly Catch[];
  readonly finally?: Block;
}

export interface Catch extends Node {
  readonly type?: TypeName;
  readonly name?: string;
  readonly when?: Expression;
  readonly block: Block;
}

export interface Switch extends Node {
  readonly kind: "switch";
  readonly value: Expression;
  readonly sections: readonly SwitchSection[];
}

export interface SwitchSection extends Node {
  readonly labels: readonly (Expression | "default")[];
  readonly body: readonly Statement[];
}

export type Using = Node & { readonly kind: "using"; readonly resource: Local | Expression; readonly body: Statement };
