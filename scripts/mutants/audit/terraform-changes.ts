// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are pieces of source.
import { type AuditChange, inFile } from "./audit-change";

// What Terraform does besides making resources: reads, runs, leaves alone, asks elsewhere.

export const TERRAFORM_CHANGES: readonly AuditChange[] = [
  ...inFile(
    "src/terraform/provisioner.ts",
    "provisioners",
    ["provisioners in every form"],
    [
      [
        "an empty provisioner is none",
        "if (entries.length === 0) return [",
        `if (entries.length === 0) return [];
if (false) return [`,
      ],
      [
        "a list of provisioners is none",
        "if (!Array.isArray(value)) return [{ attribute, value }];",
        `if (!Array.isArray(value)) return [{ attribute, value }];
return [];`,
      ],
      [
        "one provisioner is none",
        "if (!Array.isArray(value)) return [{ attribute, value }];",
        "if (!Array.isArray(value)) return [];",
      ],
    ],
  ),
  ...inFile(
    "src/audit/rules/source-not-classified.ts",
    "rule source",
    ["what Terraform reads or runs without keeping it"],
    [
      [
        "actions are fine",
        'if (address.startsWith("action.")) return [',
        `if (address.startsWith("action.")) return [];
  if (false) return [`,
      ],
      [
        "requests are fine",
        "if (type === REQUEST) {",
        `if (type === REQUEST) return [];
  if (false) {`,
      ],
      ["every source is fine", "if (isHarmless) return [];", "return [];"],
      ["no source is fine", "if (isHarmless) return [];", ""],
      ["actions of azapi are fine", "type === ARM_ACTION ? isAsking(source) : ", "type === ARM_ACTION ? true : "],
    ],
  ),
  ...inFile(
    "src/audit/arm/arm-action.ts",
    "rule source",
    ["what Terraform reads or runs without keeping it"],
    [
      [
        "an action may send a body",
        'if (value("body") ?? value("sensitive_body") ?? value("query_parameters")) return false;',
        "",
      ],
      ["reading is an action", 'if (literalText(method)?.toUpperCase() === "GET") return true;', ""],
      ["methods ask for case", "literalText(method)?.toUpperCase()", "literalText(method)"],
      [
        "every action asks",
        'return ASKING.test(literalText(value("action")) ?? "");',
        'return literalText(value("action")) !== undefined;',
      ],
      ["an action that begins with check sends something", "(?:check|get", "(?:get"],
      ["an action that begins with get sends something", "|get|", "|"],
      ["an action that begins with list sends something", "|list|", "|"],
      ["an action that begins with validate sends something", "|validate)", ")"],
    ],
  ),
  ...inFile(
    "src/audit/rules/changes-ignored.ts",
    "rule ignored",
    ["what Terraform leaves to whoever changes it"],
    [
      ["ignored changes of others are told", "if (!scope.has(resource)) return [];", ""],
      ["all may be ignored", 'path === "all" || ', ""],
      ["a part of what decides may be ignored", "|| isWithin(path, one));", ");"],
      ["what holds what decides may be ignored", "isWithin(one, path) || ", ""],
      ["anything that is ignored is told", "if (decides.length === 0) return [];", ""],
      ["changes of azapi may be ignored", "if (isArm(type)) return OF_ARM;", "if (isArm(type)) return [];"],
      ["locations may be ignored", 'row?.class === "located" ? ["location"] :', 'row?.class === "located" ? [] :'],
      ["parents may be ignored", "? row.ways.map((way) => way.attribute) : []", "? [] : []"],
      ["flows may be ignored", '["class", "none", "pair", "transit"].includes(judge) ? [] : [path]', "[]"],
      [
        "flows that cannot leak may not be ignored",
        '["class", "none", "pair", "transit"].includes(judge) ? [] : [path]',
        "[path]",
      ],
      ["a longer name is within", "path.startsWith(`${outer}.`)", "path.startsWith(outer)"],
    ],
  ),
  ...inFile(
    "src/audit/ignored-changes.ts",
    "rule ignored",
    ["what Terraform leaves to whoever changes it"],
    [
      ["indexes hide what is ignored", "path: written.replace(", "path: written, no: written.replace("],
      [
        "one lifecycle of a list is none",
        `if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];`,
        `if (value === undefined || value === null || Array.isArray(value)) return [];
  return [value];`,
      ],
    ],
  ),
  ...inFile(
    "src/audit/rules/provider-elsewhere.ts",
    "rule provider",
    ["providers that ask something else than Azure"],
    [
      [
        "what a provider asks that nobody knows is fine",
        '!isRight.test(literalText(found) ?? "")',
        'found.kind !== "unknown" && !isRight.test(literalText(found) ?? "")',
      ],
      ["any host is Azure", '!isRight.test(literalText(found) ?? "")', 'found.kind === "unknown"'],
      ["Azure is none", '!isRight.test(literalText(found) ?? "")', "true"],
      [
        "any cloud is the public one",
        "OF_AZURE.test(type) ? resolveAttribute(document, body, CLOUD) : undefined",
        "undefined as Resolution | undefined",
      ],
      ["an environment is a cloud to everybody", "OF_AZURE.test(type) ?", "true ?"],
      ["metadata_host may be any", "return [asked, ...managers]", "return [...managers]"],
      ["endpoints may be any", "return [asked, ...managers]", "return [asked]"],
      [
        "a block of endpoints that cannot be read is fine",
        'block.kind === "unread" ? block.reason :',
        'block.kind === "unread" ? undefined :',
      ],
      ["a resource uses every provider of its kind", "&& provider.alias === alias", ""],
      ["a resource uses any provider", "provider.name === name && ", ""],
      ["a provider that a resource names is not its own", 'typeof written === "string" ?', "false ?"],
    ],
  ),
];
