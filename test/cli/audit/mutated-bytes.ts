// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are templates of Terraform.
import fc from "fast-check";

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** What somebody may have written in the place of something else. */
const STRANGE: readonly Json[] = [
  null,
  true,
  -1,
  1e308,
  "",
  "East US",
  "\u0000",
  "\ud800",
  "${",
  "${var.x}",
  "${azurerm_resource_group.rg.location}",
  "${azurerm_storage_account.s.id}",
  "${data.terraform_remote_state.cross-stack-reference-input-prod.outputs.x}",
  `\${${"(".repeat(2000)}}`,
  `\${${"[".repeat(500)}1${"]".repeat(500)}}`,
  `${"${".repeat(500)}a${"}".repeat(500)}`,
  `\${${"a.".repeat(3000)}b}`,
  "/subscriptions/s/resourceGroups/g/providers/Microsoft.Storage/storageAccounts/x",
  "https://x.blob.core.windows.net",
  "x".repeat(5000),
  [],
  {},
  [[[[]]]],
  { for_each: "${toset([])}", content: { a: "${each.key}" } },
  { __proto__x: { a: 1 }, constructor: "x", toString: 5 },
  { "//": { metadata: { path: "prod/eu/x" } } },
];
const NAMES = [
  "//",
  "dynamic",
  "for_each",
  "location",
  "__proto__",
  "lifecycle",
  "provider",
  "id",
  "values",
  "metadata",
  "count",
];

const strange = fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...STRANGE) }, fc.jsonValue() as fc.Arbitrary<Json>);

interface Change {
  /** Which place, as a share of all. */
  readonly where: number;
  readonly how: "replace" | "remove" | "rename" | "wrap" | "copy";
  readonly value: Json;
  readonly name: string;
}

const change: fc.Arbitrary<Change> = fc.record({
  where: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
  how: fc.constantFrom("replace", "remove", "rename", "wrap", "copy"),
  value: strange,
  name: fc.oneof(fc.constantFrom(...NAMES), fc.string({ maxLength: 8 })),
});

/** Bytes of JSON texts with some changes in what they say; now and then with some in the bytes. */
export function mutatedBytes(seeds: readonly string[]): fc.Arbitrary<Buffer> {
  const said = fc
    .tuple(fc.constantFrom(...seeds), fc.array(change, { maxLength: 4 }))
    .map(([seed, changes]) => Buffer.from(JSON.stringify(changes.reduce(changed, JSON.parse(seed)))));
  const broken = fc
    .tuple(said, fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 4 }), fc.nat(), fc.boolean())
    .map(([bytes, wrong, cut, isCut]) => {
      const copy = Buffer.from(bytes);
      for (const [index, byte] of wrong) if (copy.length > 0) copy[index % copy.length] = byte;
      return isCut ? copy.subarray(0, cut % (copy.length + 1)) : copy;
    });
  return fc.oneof({ weight: 5, arbitrary: said }, { weight: 1, arbitrary: broken });
}

interface Place {
  readonly holder: Json[] | { [key: string]: Json };
  readonly key: string | number;
}

function changed(root: Json, { where, how, value, name }: Change): Json {
  const places = placesIn(root);
  if (places.length === 0) return value;
  const { holder, key } = places[Math.floor(where * places.length)];
  const at = holder as { [key: string | number]: Json };
  const old = at[key];
  if (how === "replace") at[key] = value;
  else if (how === "wrap") at[key] = [old];
  else if (how === "remove") remove(holder, key);
  else if (how === "copy") define(root, name, old);
  else {
    remove(holder, key);
    define(holder, name, old);
  }
  return root;
}

/** `__proto__` too. */
function define(holder: Json, name: string, value: Json): void {
  if (Array.isArray(holder)) holder.push(structuredClone(value));
  else if (typeof holder === "object" && holder !== null) {
    Object.defineProperty(holder, name, {
      value: structuredClone(value),
      enumerable: true,
      writable: true,
      configurable: true,
    });
  }
}

function remove(holder: Place["holder"], key: string | number): void {
  if (Array.isArray(holder)) holder.splice(Number(key), 1);
  else delete holder[key];
}

function placesIn(root: Json): readonly Place[] {
  const places: Place[] = [];
  const waiting: Json[] = [root];
  for (const holder of waiting) {
    if (typeof holder !== "object" || holder === null) continue;
    for (const key of Array.isArray(holder) ? holder.keys() : Object.keys(holder)) {
      places.push({ holder, key });
      waiting.push((holder as { [key: string | number]: Json })[key]);
    }
  }
  return places;
}
