import type { ConformanceRow, ExpectedError } from "./conformance-row";
import { answerWith } from "./policy-text";
import { EXPRESSIONS, FRAGMENT_VARIABLES, issue, page, SMART_LB } from "./sources";

const SET = page("set-variable");
const FAILED: ExpectedError = { reason: "ExpressionValueEvaluationFailure", status: "500" };

interface VariableRow {
  readonly name: string;
  readonly source: ConformanceRow["source"];
  /** Value of the variable `n`, as the attribute is written; none: it is not set. */
  readonly value?: string;
  readonly code: string;
  readonly gives?: string;
  readonly fails?: ExpectedError;
}

function row({ name, source, value, code, gives, fails }: VariableRow): ConformanceRow {
  const set = value === undefined ? "" : `<set-variable name="n" value="${value}" />`;
  return {
    name,
    source,
    api: { inbound: set + answerWith(code) },
    expect: fails ? { status: 500, error: { ...FAILED, ...fails } } : { status: 200, body: gives ?? "", error: null },
  };
}

const ROWS: readonly VariableRow[] = [
  {
    name: "a literal is stored as a string",
    source: [SET, "a literal will be converted to a string; the type of the value will be System.String"],
    value: "1",
    code: '(context.Variables["n"] is string).ToString()',
    gives: "True",
  },
  {
    name: "an expression is stored with its type",
    source: [SET, "expressions used in set-variable must return a basic type, System.Int32 among them"],
    value: "@(1)",
    code: '(context.Variables["n"] is int).ToString()',
    gives: "True",
  },
  {
    name: "the literal true is no bool",
    source: [SET, "a literal will be converted to a string"],
    value: "true",
    code: '(context.Variables["n"] is bool).ToString()',
    gives: "False",
  },
  {
    name: "the expression true is one",
    source: [FRAGMENT_VARIABLES, "set as boolean, use as boolean"],
    value: "@(true)",
    code: 'context.Variables.GetValueOrDefault<bool>("n", false).ToString()',
    gives: "True",
  },
  {
    name: "an empty literal is an empty string",
    source: [SET, "value: expression or string literal"],
    value: "",
    code: '((string)context.Variables["n"]).Length.ToString()',
    gives: "0",
  },
  {
    name: "a string cannot be cast to an int",
    source: [
      issue("Azure-Samples/openai-apim-lb", 13),
      "Unable to cast object of type 'System.String' to type 'System.Int32'",
    ],
    value: "1",
    code: '((Int32)context.Variables["n"]).ToString()',
    fails: {
      message: "Expression evaluation failed. Unable to cast object of type 'System.String' to type 'System.Int32'.",
    },
  },
  {
    name: "an int cannot be cast to a string",
    source: [issue("Azure-Samples/openai-apim-lb", 29), "int.Parse((string)...) fails once the variable holds an int"],
    value: "@(1)",
    code: 'int.Parse((string)context.Variables["n"]).ToString()',
    fails: { message: /Unable to cast object of type 'System\.Int32' to type 'System\.String'/ },
  },
  {
    name: "a double cannot be cast to an int where it is boxed",
    source: [EXPRESSIONS, "context.Variables: IReadOnlyDictionary<string, object>; C#: unboxing needs the exact type"],
    value: "@(1.5)",
    code: '((int)context.Variables["n"]).ToString()',
    fails: { message: /'System\.Double' to type 'System\.Int32'/ },
  },
  {
    name: "a long cannot be cast to an int where it is boxed",
    source: [EXPRESSIONS, "context.Variables: IReadOnlyDictionary<string, object>; C#: unboxing needs the exact type"],
    value: "@(5L)",
    code: '((int)context.Variables["n"]).ToString()',
    fails: { message: /'System\.Int64' to type 'System\.Int32'/ },
  },
  {
    name: "Convert takes a string and an int alike",
    source: [issue("Azure-Samples/openai-apim-lb", 18), "Convert.ToInt32(context.Variables[...]) replaces the cast"],
    value: "5",
    code: '(Convert.ToInt32(context.Variables["n"]) + 1).ToString()',
    gives: "6",
  },
  {
    name: "GetValueOrDefault gives the value in its type",
    source: [EXPRESSIONS, "returns variable value cast to type T"],
    value: "@(41)",
    code: '(context.Variables.GetValueOrDefault<int>("n", 7) + 1).ToString()',
    gives: "42",
  },
  {
    name: "GetValueOrDefault gives the default for a variable that is not set",
    source: [EXPRESSIONS, "or defaultValue if the variable is not found"],
    code: 'context.Variables.GetValueOrDefault<int>("n", 7).ToString()',
    gives: "7",
  },
  {
    name: "GetValueOrDefault without a default gives that of the type",
    source: [page("choose"), 'context.Variables.GetValueOrDefault<bool>("isMobile")'],
    code: 'context.Variables.GetValueOrDefault<bool>("n").ToString() + context.Variables.GetValueOrDefault<int>("n").ToString()',
    gives: "False0",
  },
  {
    name: "GetValueOrDefault of a string that is not set is null",
    source: [EXPRESSIONS, "or defaultValue if the variable is not found"],
    code: 'context.Variables.GetValueOrDefault<string>("n") ?? "null"',
    gives: "null",
  },
  {
    name: "GetValueOrDefault<int> fails on a string",
    source: [EXPRESSIONS, "throws an exception if the specified type does not match the actual type"],
    value: "1",
    code: 'context.Variables.GetValueOrDefault<int>("n", 7).ToString()',
    fails: {},
  },
  {
    name: "GetValueOrDefault<string> fails on an int",
    source: [EXPRESSIONS, "throws an exception if the specified type does not match the actual type"],
    value: "@(1)",
    code: 'context.Variables.GetValueOrDefault<string>("n", "x")',
    fails: {},
  },
  {
    name: "the index of a variable that is not set fails",
    source: [EXPRESSIONS, "Variables: IReadOnlyDictionary; .NET: KeyNotFoundException"],
    code: '(string)context.Variables["n"]',
    fails: { message: /given key/ },
  },
  {
    name: "ContainsKey tells whether a variable is set",
    source: [EXPRESSIONS, 'example: context.Variables.ContainsKey("maxAge") ? ... : 3600'],
    value: "1",
    code: 'context.Variables.ContainsKey("n") + "," + context.Variables.ContainsKey("m")',
    gives: "True,False",
  },
  {
    name: "a variable may hold null",
    source: [SET, "System.Int32? is among the allowed types of set-variable"],
    value: "@((int?)null)",
    code: '(context.Variables["n"] == null).ToString()',
    gives: "True",
  },
  {
    name: "a variable of a value that is text joins a text as it is",
    source: [EXPRESSIONS, "C# 7: + of a string and an object"],
    value: "@(40 + 2)",
    code: '"n=" + context.Variables["n"]',
    gives: "n=42",
  },
  {
    name: "a JSON array is kept as such",
    source: [SMART_LB, "(JArray)context.Variables[...] of a set-variable that returns a JArray"],
    value: "@(new JArray(1, 2, 3))",
    code: '((JArray)context.Variables["n"]).Count.ToString()',
    gives: "3",
  },
];

export const VARIABLE_ROWS: readonly ConformanceRow[] = ROWS.map(row);

export const VARIABLE_CHANGE_ROWS: readonly ConformanceRow[] = [
  {
    name: "a later set-variable replaces the value and its type",
    source: [FRAGMENT_VARIABLES, "sequential updates: subsequent fragments overwrite previous values"],
    api: {
      inbound: `<set-variable name="n" value="1" /><set-variable name="n" value="@(2)" />${answerWith('((int)context.Variables["n"]).ToString()')}`,
    },
    expect: { status: 200, body: "2" },
  },
  {
    name: "a variable can be made from itself",
    source: [page("set-variable"), "value: policy expressions are allowed"],
    api: {
      inbound: `<set-variable name="n" value="@(1)" /><set-variable name="n" value="@((int)context.Variables["n"] + 1)" />${answerWith('context.Variables["n"].ToString()')}`,
    },
    expect: { status: 200, body: "2" },
  },
  {
    name: "fails without a value",
    source: [page("set-variable"), "value: required"],
    api: { inbound: '<set-variable name="n" />' },
    expect: { refused: { says: /value/ } },
  },
];
