// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are pieces of source.
import { type AuditChange, inFile } from "./audit-change";

// What stands in a text, and what an expression is made of.

export const TEXT_CHANGES: readonly AuditChange[] = [
  ...inFile(
    "src/audit/text-leads.ts",
    "text",
    [
      "texts of which nobody knows where they lead",
      "texts that lead outside",
      "texts that lead inside, or nowhere",
      "secrets from inside",
      "secrets of which nobody knows whose they are",
      "a text of more parts than are told apart",
      "a text that a dynamic block makes",
      "ids in blocks that a dynamic block makes",
      "secrets from outside",
    ],
    [
      [
        "a text in a block that cannot be read is fine",
        `if (leaf.kind === "unread") return [unknownLead(leaf.reason.expression, leaf.reason.reason)];
  const value = composed(leaf, surroundings.isCertain);
  const isHost`,
        `if (leaf.kind === "unread") return [];
  const value = composed(leaf, surroundings.isCertain);
  const isHost`,
      ],
      [
        "texts may not be declared",
        "return orDeclared(surroundings, value.written, leadsIn(surroundings, value, isHost ? [/^.*$/gs] : []));",
        "return leadsIn(surroundings, value, isHost ? [/^.*$/gs] : []);",
      ],
      ["a host without a scheme is a word", "isHost ? [/^.*$/gs] : []", "[]"],
      ["a version is a host", "(?:[a-z]{2,}|xn--[a-z0-9-]+)", "[a-z0-9-]+"],
      [
        "a secret in a block that cannot be read is fine",
        `if (leaf.kind === "unread") return [unknownLead(leaf.reason.expression, leaf.reason.reason)];
  const value = composed(leaf, surroundings.isCertain);
  if`,
        `if (leaf.kind === "unread") return [];
  const value = composed(leaf, surroundings.isCertain);
  if`,
      ],
      [
        "a literal secret is fine",
        "if (value.marks.size === 0) {",
        `if (value.marks.size === 0) return [];
if (false) {`,
      ],
      [
        "a literal secret may not be declared",
        'return orDeclared(surroundings, value.written, [unknownLead("a secret", reason)]);',
        'return [unknownLead("a secret", reason)];',
      ],
      ["a secret of nothing is fine", "leads.length > 0 ? leads : [nothing]", "leads"],
      [
        "a secret may not be declared",
        "return orDeclared(surroundings, value.written, leads.length > 0 ? leads : [nothing]);",
        "return leads.length > 0 ? leads : [nothing];",
      ],
      ["hosts in secrets count for nothing", "[HOST_IN_SECRET]", "[]"],
      ["addresses in texts count for nothing", "take(ADDRESS, asHost);", ""],
      ["ids in texts count for nothing", "take(ID, (text) => composedIdLeads(surroundings, value, text));", ""],
      ["hosts of Azure in texts count for nothing", "take(AZURE_HOST, asHost);", ""],
      [
        "references in texts count for nothing",
        "for (const mark of rest.match(MARKS) ?? []) {",
        "for (const mark of [] as string[]) {",
      ],
      [
        "what was taken is taken again",
        `found.push(...leadsOf(match));
      return " ";`,
        `found.push(...leadsOf(match));
      return match;`,
      ],
      [
        "values of the state are places",
        "if (made.length > 0 && made.every(({ type }) => isPlaceless(type))) return [];",
        "",
      ],
      ["audiences and schemas are places", "|| isNamed(text) ? [] :", "|| false ? [] :"],
      ["identifiers are places", "IDENTIFIER.test(text) || ", ""],
      ["who may call is a place", "take(CALLER, () => []);", ""],
      ["everything behind who may call is none", "[\\w.:-]+\\/?\\s*<\\/origin>/gi", ".*/gis"],
      ["named hosts ask for case", "row.host === host.toLowerCase()", "row.host === host"],
      [
        "a named host is one with anything before it",
        "row.host === host.toLowerCase()",
        "host.toLowerCase().endsWith(row.host)",
      ],
      ["azure.com and azure.net is no domain of Azure", String.raw`azure\\.(?:com|net)|`, ""],
      ["windows.net is no domain of Azure", String.raw`|windows\\.net`, ""],
      ["azure-api.net and azure-devices.net is no domain of Azure", String.raw`|azure-(?:api|devices)\\.net`, ""],
      ["azureweb.net is no domain of Azure", String.raw`|azureweb\\w*\\.net`, ""],
      ["azurecr.io is no domain of Azure", String.raw`|azurecr\\.io`, ""],
      ["azconfig.io is no domain of Azure", String.raw`|azconfig\\.io`, ""],
      ["signalr.net is no domain of Azure", String.raw`|signalr\\.net`, ""],
      ["azuresynapse.net is no domain of Azure", String.raw`|azuresynapse\\.net`, ""],
      ["azurefd.net is no domain of Azure", String.raw`|azurefd\\.net`, ""],
      ["azureedge.net is no domain of Azure", String.raw`|azureedge\\.net`, ""],
      ["trafficmanager.net is no domain of Azure", String.raw`|trafficmanager\\.net`, ""],
      ["azurecontainerapps.io is no domain of Azure", String.raw`|azurecontainerapps\\.io`, ""],
      ["azurestaticapps.net is no domain of Azure", String.raw`|azurestaticapps\\.net`, ""],
      [
        "what is made of a value of the state and of more is nowhere",
        "made.every(({ type }) => isPlaceless(type))",
        "made.some(({ type }) => isPlaceless(type))",
      ],
      ["addresses are not told apart by a comma", String.raw`(?!,[a-z][a-z0-9+.-]*:\/\/)`, ""],
      ["a user behind a backslash is none", String.raw`(?:\\[^\s"'<>/\\]*@[^\s"'<>]*)?/gi`, "/gi"],
      ["a semicolon ends no address", String.raw`|\\^;])*`, String.raw`|\\^])*`],
    ],
  ),
  ...inFile(
    "src/audit/pieces.ts",
    "pieces",
    [
      "ids inside in every form",
      "texts of which nobody knows where they lead",
      "a text of more parts than are told apart",
      "addresses inside in every form",
      "ids of which nobody knows where they lead",
      "names inside in every form",
      "addresses of which nobody knows where they lead",
      "names, hosts and ids that are defaults",
      "defaults in bodies",
      "defaults that are declared as expressions",
    ],
    [
      [
        "what is no text is fine",
        'if (typeof raw !== "string") return [unknownPiece("", "it is no text")];',
        'if (typeof raw !== "string") return [];',
      ],
      [
        "a template of another form is fixed",
        'if (!parts) return [unknownPiece(raw, "it is a template of a form that is not read here")];',
        'if (!parts) return [{ kind: "text", text: raw }];',
      ],
      [
        "a deep template is fixed",
        'if (steps > MOST_STEPS) return [unknownPiece(raw, "it refers to itself, or goes too deep")];',
        "if (steps > MOST_STEPS) return [];",
      ],
      ["sources and what is only computed end nothing", "const end = target.end ?? named;", "const end = target.end;"],
      [
        "what an expression is made of is forgotten",
        "return [unknownPiece(expression, found.reason, sourcesOf(document, expression))];",
        "return [unknownPiece(expression, found.reason)];",
      ],
      [
        "what a reference is made of is forgotten",
        "unknownPiece(text, target.reason, sourcesOf(document, text))",
        "unknownPiece(text, target.reason)",
      ],
      ["a name is what is written for it", "if (named && OWN_NAMES.has(named.attribute)) {", "if (false) {"],
      [
        "what a name is written as is forgotten",
        'text: own.kind === "literal" ? String(own.value) : undefined }',
        "text: undefined }",
      ],
      [
        "references to references are not followed",
        'if (target.kind === "onward") return this.traced(target.document, target.traversal, steps + 1);',
        'if (target.kind === "onward") return [unknownPiece(text, "")];',
      ],
      [
        "a default is a template",
        "if (target.variable !== undefined) return this.byDefault",
        "if (false) return this.byDefault",
      ],
      [
        "calls of functions are unknown",
        'if (found.kind === "literal") return [{ kind: "text", text: String(found.value) }];',
        "",
      ],
      ["marks in a text are pieces", String.raw`text += piece.text.replace(MARKS, "\uFFFD");`, "text += piece.text;"],
      [
        "a text has any number of pieces",
        "const isFull = FIRST_MARK + marks.size >= LAST_MARK;",
        "const isFull = false;",
      ],
      [
        "the last of too many pieces stands for all",
        'isFull ? unknownPiece(String(raw), "it has too many parts") : piece',
        "piece",
      ],
      ["a text with unknown parts is known without them", "if (told === undefined) isKnown = false;", ""],
      [
        "what is below a reference is forgotten",
        'const attribute = keysOf(steps.slice(length).filter(({ kind }) => kind === "name"));',
        'const attribute = keysOf(steps.slice(length).filter(({ kind }) => kind === "name").slice(0, 1));',
      ],
      [
        "a part of a default is a template",
        `variable === undefined
      ? new Tracer(isCertain).piecesOf(document, raw)`,
        `variable !== "a"
      ? new Tracer(isCertain).piecesOf(document, raw)`,
      ],
      ["a default leads somewhere for certain", "if (this.isCertain) return [", "if (false) return ["],
      [
        "a name that is a default is certain",
        "return this.isCertain ? certain(found, expression) : found;",
        "return found;",
      ],
      [
        "what is declared of an item of a default is not declared of the variable",
        "isCertain && variable !== undefined ?",
        "false ?",
      ],
      ["a number as a default leads somewhere", 'type === "number" ||', ""],
      ["a switch as a default leads somewhere", '|| type === "bool"', ""],
      ["every variable is a number", 'return type === "number" || type === "bool" ?', "return true ?"],
    ],
  ),
  ...inFile(
    "src/audit/sources-of.ts",
    "sources",
    [
      "expressions that choose from ids",
      "ids inside in every form",
      "ids of which nobody knows where they lead",
      "ids outside in every form",
    ],
    [
      [
        "locals in an expression are nothing",
        "if (!seen.has(address)) waiting.push(...textsOf(document.locals.get(name)));",
        "",
      ],
      [
        "locals in an expression are not followed",
        'if (root === "local" && document.locals.has(name)) {',
        "if (false) {",
      ],
      ["anything may be in an expression", "else if (!loops.has(root)) return [];", ""],
      ["loops have no names", "else if (!loops.has(root)) return [];", "else return [];"],
      ["instances have no names", 'text.replace(INSTANCE, "").replace(ASIDE, "")', 'text.replace(ASIDE, "")'],
      [
        "lists in locals are nothing",
        "return Object.values(value).flatMap((item: JsonValue) => textsOf(item));",
        "return [];",
      ],
      ["keys and comparisons are texts", 'text.replace(INSTANCE, "").replace(ASIDE, "")', 'text.replace(INSTANCE, "")'],
      ["an expression may add anything", "|| !isChoice(bare)) return [];", ") return [];"],
      [
        "an expression may hold any text",
        "if ((bare.match(QUOTED) ?? []).some((text) => !HARMLESS_TEXTS.has(text))) return false;",
        "",
      ],
      ["any function chooses", ".every(([, name]) => CHOOSING.has(name));", ".every(() => true);"],
      ["what was written for a resource is the resource", "if (mayBeOther(here, bare)) return [];", ""],
      ["a local that is fixed adds nothing", 'JSON.stringify(value.replaceAll("${", "$"))', "value"],
      [
        "only what is written may be something else",
        "ownValue(resource.body, name) !== undefined || !isOwnAttribute(resource, name)",
        "ownValue(resource.body, name) !== undefined",
      ],
      [
        "what is written is never something else",
        "ownValue(resource.body, name) !== undefined || !isOwnAttribute(resource, name)",
        "!isOwnAttribute(resource, name)",
      ],
    ],
  ),
];
