import { MOST_RESULTS } from "../../../src/audit/report/report-sarif";

/**
 * What is wrong with a log, by the parts of SARIF 2.1.0 (OASIS) that are written here, each with all properties that may stand
 * there, and by what GitHub documents for code scanning. Written by hand: the schema itself is not in the repository.
 */
export function sarifFaults(log: unknown): readonly string[] {
  const faults: string[] = [];
  check(LOG, log, "log", faults);
  if (faults.length > 0) return faults;
  const { runs } = log as Log;
  for (const [index, { tool, results }] of runs.entries()) {
    const { rules } = tool.driver;
    if (results.length > MOST_RESULTS || rules.length > MOST_RESULTS) faults.push(`runs[${index}]: too many`);
    if (new Set(rules.map(({ id }) => id)).size !== rules.length) faults.push(`runs[${index}]: a rule twice`);
    for (const { ruleId, ruleIndex } of results) {
      if (rules[ruleIndex]?.id !== ruleId) faults.push(`a result of ${ruleId} is of rule ${ruleIndex}`);
    }
  }
  return faults;
}

interface Log {
  readonly runs: readonly {
    readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } };
    readonly results: readonly { readonly ruleId: string; readonly ruleIndex: number }[];
  }[];
}

/** A text by its form, a number by its least, a list by its items, an object by its properties; `?` marks what may be missing. */
type Shape =
  | RegExp
  | number
  | readonly [Shape, least?: number]
  | { readonly [property: string]: Shape }
  | "anything"
  | true;

const TEXT = /\S/;
const LEVEL = /^(none|note|warning|error)$/;
const MESSAGE = { text: /^[\s\S]{1,5000}$/ };
const URL = /^https:\/\/\S+$/;

const RULE: Shape = {
  id: /^[A-Z][A-Za-z]+$/,
  name: /^[A-Z][A-Za-z]{0,254}$/,
  shortDescription: { text: /^[\s\S]{1,1024}$/ },
  fullDescription: { text: /^[\s\S]{1,1024}$/ },
  help: { text: TEXT, "markdown?": TEXT },
  defaultConfiguration: { level: LEVEL },
  properties: {
    tags: [/^[a-z-]+$/, 1],
    precision: /^(very-high|high|medium|low)$/,
    "problem.severity": /^(error|warning|recommendation)$/,
  },
};

const LOCATION: Shape = {
  physicalLocation: {
    // Relative, without a step up, nothing that would have to be escaped.
    artifactLocation: { uri: /^(?!\/|[a-z]+:|.*(?:^|\/)\.\.(?:\/|$))[\w!'()*~.%/-]+$/i, uriBaseId: /^%SRCROOT%$/ },
    region: { startLine: 1, startColumn: 1 },
  },
  logicalLocations: [{ fullyQualifiedName: TEXT, kind: /^resource$/ }, 1],
};

const RESULT: Shape = {
  ruleId: TEXT,
  ruleIndex: 0,
  level: LEVEL,
  message: MESSAGE,
  locations: [LOCATION, 1],
  partialFingerprints: { primaryLocationLineHash: /^[0-9a-f]{16}:\d+$/ },
  suppressions: [{ kind: /^(inSource|external)$/, status: /^(accepted|underReview|rejected)$/, justification: TEXT }],
  properties: "anything",
};

const LOG: Shape = {
  $schema: /^https:\/\/json\.schemastore\.org\/sarif-2\.1\.0\.json$/,
  version: /^2\.1\.0$/,
  runs: [
    {
      tool: {
        driver: {
          name: TEXT,
          fullName: TEXT,
          informationUri: URL,
          "semanticVersion?": /^\d+\.\d+\.\d+/,
          "version?": TEXT,
          rules: [RULE],
        },
      },
      invocations: [{ executionSuccessful: true, toolExecutionNotifications: [{ level: LEVEL, message: MESSAGE }] }, 1],
      columnKind: /^utf16CodeUnits$/,
      results: [RESULT],
      properties: "anything",
    },
    1,
  ],
};

function check(shape: Shape, value: unknown, where: string, faults: string[]): void {
  const fault = (what: string) => faults.push(`${where}: ${what}`);
  if (shape === "anything") return;
  if (shape === true) {
    if (value !== true) fault("it is not true");
  } else if (shape instanceof RegExp) {
    if (typeof value !== "string" || !shape.test(value)) fault(`${JSON.stringify(value)} is not like ${shape}`);
  } else if (typeof shape === "number") {
    if (!Number.isInteger(value) || (value as number) < shape) fault(`${value} is no whole number from ${shape}`);
  } else if (isList(shape)) {
    const [item, least = 0] = shape;
    if (!Array.isArray(value) || value.length < least) fault("it is no such list");
    else for (const [index, one] of value.entries()) check(item, one, `${where}[${index}]`, faults);
  } else {
    checkObject(shape, value, where, faults);
  }
}

function checkObject(
  shape: { readonly [property: string]: Shape },
  value: unknown,
  where: string,
  faults: string[],
): void {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    faults.push(`${where}: it is no object`);
    return;
  }
  const found = value as { readonly [property: string]: unknown };
  const known = new Map(Object.entries(shape).map(([name, inner]) => [name.replace(/\?$/, ""), inner]));
  for (const name of Object.keys(found))
    if (!known.has(name)) faults.push(`${where}.${name}: there is no such property`);
  for (const [name, inner] of known) {
    if (Object.hasOwn(found, name)) check(inner, found[name], `${where}.${name}`, faults);
    else if (!Object.hasOwn(shape, `${name}?`)) faults.push(`${where}.${name}: it is missing`);
  }
}

function isList(shape: Shape): shape is readonly [Shape, number?] {
  return Array.isArray(shape);
}
