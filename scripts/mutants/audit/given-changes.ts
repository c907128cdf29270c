// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are pieces of source.
import { type AuditChange, inFile } from "./audit-change";

// What something is given of a zone, and what it can do with that.

const OPENING = "what opens a resource of the zone, told elsewhere";
const UNSEEN = "what nobody can see the use of";
const THROUGH = "what goes through others";
const STACKS = "keys that one stack tells another";
const AZAPI = "connections from elsewhere, of azapi";
const VAULTS = "secrets of a vault, by address";

export const GIVEN_CHANGES: readonly AuditChange[] = [
  ...inFile(
    "src/audit/given.ts",
    "given",
    [OPENING, UNSEEN, THROUGH, STACKS, AZAPI],
    [
      ["the whole opens nothing", 'if (attribute === "") return true;', ""],
      ["a secret of a vault opens nothing", 'if (VAULT_SECRET.test(type)) return name !== "name";', ""],
      ["the name of a secret opens it", 'return name !== "name";', "return true;"],
      ["what an action answers opens nothing", "if (type === ACTION) return !DESCRIBING.test(name);", ""],
      [
        "all that an action answers opens",
        "if (type === ACTION) return !DESCRIBING.test(name);",
        "if (type === ACTION) return true;",
      ],
      ["certificates have no key", 'if (type === CERTIFICATE && name.endsWith("secret_id")) return true;', ""],
      ["a webhook opens nothing", 'if (type === WEBHOOK && name === "uri") return true;', ""],
      [
        "every address opens",
        'if (type === WEBHOOK && name === "uri") return true;',
        'if (name === "uri") return true;',
      ],
      ["blocks of secrets open nothing", " || SECRET_BLOCK.test(attribute)", ""],
      ["an alias opens nothing", "connection_strings?(?:_alias)?|", "connection_strings?|"],
      ["who sends may read", "if (isOnlySending(given)) return false;", ""],
      ["public keys open", " && !PUBLIC.test(name)", ""],
      [
        "no attribute opens",
        "return isSecretName(name) || SECRET_BLOCK.test(attribute);",
        "return SECRET_BLOCK.test(attribute);",
      ],
      ["keys are written small", "publishing_profile)\\d*$/i", "publishing_profile)\\d*$/"],
      ["keys have no number", "publishing_profile)\\d*$", "publishing_profile)$"],
      ["a callback opens nothing", "(?:sas|callback)_ur", "(?:sas)_ur"],
      ["a signature opens nothing", "(?:sas|callback)_ur", "(?:callback)_ur"],
      ["access to a cluster opens nothing", "kube_(?:admin_)?config(?:_raw)?|", ""],
      ["the name of a group says nothing", "isAccess(given) || isGroupName(given)", "isAccess(given)"],
      [
        "every name makes something possible",
        'return given.type === GROUP && lastOf(given) === "name";',
        'return lastOf(given) === "name";',
      ],
      ["whoever sends can do more", "return !isOnlySending(given) && ", "return "],
      [
        "nothing but keys makes something possible",
        "return !isOnlySending(given) && !DESCRIBING.test(lastOf(given));",
        "return false;",
      ],
      [
        "what describes makes something possible",
        "return !isOnlySending(given) && !DESCRIBING.test(lastOf(given));",
        "return !isOnlySending(given);",
      ],
      ["programs are seen into", "if (provisionersOf(resource).length > 0) return true;", ""],
      ["bodies of azapi are not seen into", "if (isArm(type)) return false;", ""],
      ["what has no data gives some", ' && typeRowOf(standing.type)?.class !== "no-data"', ""],
      ["identities give data", "standing.type !== IDENTITY && ", ""],
      ["templates are seen into", 'row ? row.class === "opaque"', "row ? false"],
      ["everything is seen into that nobody knows", ": whyHarmless(type) === undefined;", ": false;"],
    ],
  ),
  ...inFile(
    "src/audit/gifts.ts",
    "given",
    [THROUGH, UNSEEN, STACKS, OPENING],
    [
      ["other stacks tell nothing", "if (names[1] === REMOTE_STATE) {", "if (names[1] === REMOTE_STATE && false) {"],
      ["everything has data", "given: given.filter(({ of }) => hasData(of))", "given"],
      ["defaults hand nothing on", 'if (root === "var") return', 'if (root === "var" && false) return'],
      ["modules tell nothing", "if (root === MODULE) return", "if (root === MODULE && false) return"],
      ["a local is told as far as one name goes", "part = next;", "return next;"],
      ["keys in quotes are no names", 'step.replace(/^\\["|"\\]$/g, "")', "step"],
      ["locals tell nothing", 'if (root === "local") {', 'if (root === "local" && false) {'],
      ["a part of a local is all of it", "partOf(home.locals.get(name), names.slice(2))", "home.locals.get(name)"],
      ["the word resource is a type", 'names[0] === "resource" ? 1 : 0', "0"],
      ["ephemeral values are none", ' || names[start] === "ephemeral"', ""],
      [
        "other providers hand nothing on",
        "attribute }], carried: [{ home, value: body }] };",
        "attribute }], carried: [] };",
      ],
      ["actions are resources of their own", " && type !== ACTION)", ")"],
      ["what a source reads is not known", "...readBy(surroundings, source), ", ""],
      ["what a part belongs to is not known", ", ...above]", "]"],
      ["what nobody knows gives nothing", "told: isKeeping ? [] :", "told: true ? [] :"],
      [
        "data sources of keys read nothing",
        "const isNamedAlone = read.length === 0 || typeRowOf(type) === undefined;",
        "const isNamedAlone = false;",
      ],
      ["data sources of keys read their group", "told.filter(({ type }) => type !== GROUP)", "told"],
      ["arguments say nothing", "carried: writtenIn(resource, steps) };", "carried: [] };"],
      ["arguments that are read say nothing", ", ...read.flatMap((one) => writtenIn(one, steps))]", "]"],
      ["every argument says all", "value: partOf(body, steps) }", "value: body }"],
      ["sources that read nothing name nothing", "read.length === 0 || ", ""],
      [
        "locals of one name are one in all stacks",
        "values.push({ home: document, value, as });",
        "values.push({ ...carried, home: document, value });",
      ],
      ["ids of azapi lead nowhere", 'type.startsWith("azapi_") ? BY_ARM_ID : ', ""],
      ["ephemeral resources are in the index", " ?? home.transients.find((each) => each.address === address)", ""],
    ],
  ),
  ...inFile(
    "src/audit/shared-secrets.ts",
    "given",
    [OPENING],
    [
      ["no password is made", "?? []);", "?? []).slice(0, 0);"],
      ["every made text is a password", "else if (PASSWORD.test(name)) {", "else {"],
      [
        "passwords in blocks are none",
        'if (typeof value === "object") waiting.push(value);',
        'if (typeof value === "object") continue;',
      ],
    ],
  ),
  ...inFile(
    "src/audit/vault-references.ts",
    "given",
    [VAULTS],
    [
      ["every address in a vault is one of a secret", ".filter((text) => REFERENCE.test(text))", ""],
      ["names of vaults say nothing", ", ...named];", "];"],
      ["addresses of secrets say nothing", "@Microsoft\\.KeyVault\\(|(?:^|[/}])secrets\\/", "@Microsoft\\.KeyVault\\("],
      [
        "references of applications say nothing",
        "@Microsoft\\.KeyVault\\(|(?:^|[/}])secrets\\/",
        "(?:^|[/}])secrets\\/",
      ],
      ["everything has secrets", ".filter(({ type }) => type === VAULT)", ""],
    ],
  ),
];
