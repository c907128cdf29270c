// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are templates of Terraform.
import fc from "fast-check";
import { auditDocument } from "../../src/audit/audit-document";
import { ResidencyMatrix } from "../../src/audit/residency-matrix";
import { ResidencyBoundary } from "../../src/residency/residency-boundary";
import { TerraformDocument } from "../../src/terraform/terraform-document";
import { audit, documentOf, type WrittenResource } from "./document-of";
import {
  breaches,
  COUNTRIES,
  DEPLOYMENT_TYPES,
  type MeantBoundary,
  type MeantStack,
  type Owner,
  REGIONS,
  type Source,
} from "./oracle";

const EU_DATA_BOUNDARY = COUNTRIES.filter((country) => country.euDataBoundary).map(({ code }) => code);
const EU_MEMBER_STATES = COUNTRIES.filter((country) => country.euMemberState).map(({ code }) => code);

// Weighted so that a good part of the stacks is inside: one resource outside is enough for a breach.
const regionName = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom("swedencentral", "francecentral", "westeurope", "norwayeast") },
  fc.constantFrom("uksouth", "eastus"),
  fc.constantFrom(...REGIONS.map(({ name }) => name)),
);
const source = fc.oneof(
  { weight: 20, arbitrary: fc.constantFrom<Source>("literal", "display name", "upper case", "local", "reference") },
  { weight: 6, arbitrary: fc.constantFrom<Source>("variable with a default", "function of texts") },
  fc.constantFrom<Source>("variable", "condition"),
);
const idSource = fc.oneof(
  { weight: 20, arbitrary: fc.constantFrom<Source>("reference", "local") },
  fc.constantFrom<Source>("variable", "function of a reference"),
);
const typeSource = fc.oneof(
  { weight: 20, arbitrary: fc.constantFrom<Source>("literal", "local") },
  { weight: 6, arbitrary: fc.constantFrom<Source>("variable with a default", "function of texts") },
  fc.constantFrom<Source>("variable", "condition"),
);
const owner = fc.constantFrom<Owner>("prod/eu", "prod/eu", "prod/us");
const typeName = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom("Standard", "DataZoneStandard", "ProvisionedManaged") },
  fc.constantFrom(...DEPLOYMENT_TYPES.map(({ name }) => name), "PlanetStandard"),
);

const stack: fc.Arbitrary<MeantStack> = fc.integer({ min: 1, max: 4 }).chain((size) =>
  fc.record({
    accounts: fc.array(fc.record({ owner, region: regionName, source }), { minLength: size, maxLength: size }),
    deployments: fc.array(
      fc.record({ owner, account: fc.nat(size - 1), accountSource: idSource, type: typeName, typeSource }),
      { maxLength: 4 },
    ),
    stores: fc.array(
      fc.record({
        owner: fc.constantFrom<Owner>("prod/eu", "prod/us", "nobody", "nobody, but it mentions account 0"),
        region: regionName,
        source,
      }),
      { maxLength: 3 },
    ),
  }),
);

const countries = fc.uniqueArray(fc.constantFrom(...new Set(REGIONS.map(({ country }) => country))), {
  minLength: 1,
  maxLength: 20,
});
const boundary: fc.Arbitrary<MeantBoundary> = fc.oneof(
  { weight: 2, arbitrary: fc.constant({ storedIn: EU_DATA_BOUNDARY, processedIn: EU_DATA_BOUNDARY }) },
  fc.constantFrom(
    { storedIn: COUNTRIES.map(({ code }) => code), processedIn: EU_DATA_BOUNDARY },
    { storedIn: EU_MEMBER_STATES, processedIn: EU_MEMBER_STATES },
    { storedIn: ["NL"], processedIn: ["NL", "IE"] },
    { storedIn: ["US"], processedIn: ["US"] },
    { storedIn: ["GB"], processedIn: ["GB"] },
  ),
  fc.record({ storedIn: countries, processedIn: countries }),
);

/** Calls that give a text of at least two letters. */
const CALLS: readonly ((text: string) => string)[] = [
  (text) => `\${join("", ["${text[0]}", "${text.slice(1)}"])}`,
  (text) => `\${replace("~${text}", "~", "")}`,
  (text) => `\${format("%s%s", "${text[0]}", trimspace(" ${text.slice(1)} "))}`,
  (text) => `\${tostring("\${"${text}"}")}`,
];

/** Writes the stack as CDKTF would, or somebody by hand. */
function written({ accounts, deployments, stores }: MeantStack): { readonly [section: string]: unknown } {
  const resources: { [address: string]: WrittenResource } = {};
  const locals: { [name: string]: unknown } = {};
  const variable: { [name: string]: unknown } = {};
  const value = (name: string, text: string, from: Source): string => {
    switch (from) {
      case "display name":
        return REGIONS.find((row) => row.name === text)?.displayName ?? text;
      case "upper case":
        return text.toUpperCase();
      case "local":
        locals[`${name}_first`] = text;
        locals[name] = `\${local.${name}_first}`;
        return `\${local.${name}}`;
      case "reference":
        resources[`azurerm_resource_group.${name}`] = { path: `prod/shared/${name}`, location: text };
        return `\${azurerm_resource_group.${name}.location}`;
      case "variable":
        return `\${var.${name}}`;
      case "variable with a default":
        variable[name] = { default: text };
        return `\${var.${name}}`;
      case "function of texts":
        return CALLS[text.length % CALLS.length](text);
      case "function of a reference":
        return `\${lower("${text}")}`;
      case "condition":
        return `\${true ? "${text}" : "${text}"}`;
      default:
        return text;
    }
  };
  accounts.forEach((account, index) => {
    const location = value(`account${index}`, account.region, account.source);
    resources[`azurerm_cognitive_account.account${index}`] = { path: `${account.owner}/account${index}`, location };
  });
  deployments.forEach((deployment, index) => {
    const id = `\${azurerm_cognitive_account.account${deployment.account}.id}`;
    const name = `deployment${index}`;
    const isPlain = deployment.accountSource === "reference";
    const sku = { name: value(`${name}_sku`, deployment.type, deployment.typeSource), capacity: 1 };
    resources[`azurerm_cognitive_deployment.${name}`] = {
      path: `${deployment.owner}/${name}`,
      cognitive_account_id: isPlain ? id : value(`${name}_id`, id, deployment.accountSource),
      sku: index % 2 === 0 ? sku : [sku],
    };
  });
  stores.forEach((store, index) => {
    const location = value(`store${index}`, store.region, store.source);
    const tags = store.owner.includes("mentions") ? { account: "${azurerm_cognitive_account.account0.id}" } : {};
    const path = store.owner.startsWith("nobody") ? undefined : `${store.owner}/store${index}`;
    resources[`azurerm_storage_account.store${index}`] = { path, location, tags };
  });
  return documentOf(resources, { locals, variable });
}

function boundaryOf({ storedIn, processedIn }: MeantBoundary): ResidencyBoundary {
  return ResidencyBoundary.of("meant", { storedIn: [...storedIn], processedIn: [...processedIn] });
}

describe("auditDocument", () => {
  test("finds a breach exactly where a naive oracle says that there is one", () => {
    let found = 0;
    let clean = 0;
    fc.assert(
      fc.property(stack, boundary, (meant, limits) => {
        const findings = auditDocument(TerraformDocument.parse(written(meant)), {
          pathPrefix: "prod/eu",
          boundary: boundaryOf(limits),
        });
        const names = new Set(findings.map(({ path }) => path.split(/[/.]/).pop()));

        const expected = breaches(meant, limits);

        expect([...names].sort()).toEqual([...expected].sort());
        if (expected.length > 0) found++;
        else if (meant.accounts.some(({ owner }) => owner === "prod/eu")) clean++;
      }),
      { numRuns: 3000 },
    );
    // A property that only ever meets one kind of stack would show nothing.
    expect(found).toBeGreaterThan(300);
    expect(clean).toBeGreaterThan(300);
  });

  test("agrees with the matrix: no finding exactly when the matrix has no leak", () => {
    fc.assert(
      fc.property(stack, boundary, (meant, limits) => {
        const document = written(meant);
        const options = { pathPrefix: "prod/eu", boundary: boundaryOf(limits) };
        const findings = auditDocument(TerraformDocument.parse(document), options);
        const { leaks, lines } = ResidencyMatrix.fromTerraformJson(JSON.stringify(document), options);

        if (lines.length > 0) expect(leaks.length > 0).toBe(findings.length > 0);
      }),
      { numRuns: 500 },
    );
  });

  test("orders findings by path and gives the same ones on every run", () => {
    const document = documentOf({
      "azurerm_storage_account.b": { path: "prod/eu/b", location: "eastus" },
      "azurerm_storage_account.hand": { location: "eastus" },
      "azurerm_storage_account.a": { path: "prod/eu/a", location: "eastus" },
    });

    expect(audit(document)).toEqual([
      "LocationOutsideBoundary azurerm_storage_account.hand location",
      "LocationOutsideBoundary prod/eu/a location",
      "LocationOutsideBoundary prod/eu/b location",
    ]);
    expect(audit(document)).toEqual(audit(document));
  });

  test("looks at nothing beside the path", () => {
    const document = documentOf({
      "azurerm_storage_account.a": { path: "prod/eu2/a", location: "eastus" },
      "azurerm_storage_account.b": { path: "prod/eu/b", location: "norwayeast" },
    });

    expect(audit(document)).toEqual([]);
    expect(audit(document, { pathPrefix: "prod/eu2" })).toHaveLength(1);
    expect(audit(document, { pathPrefix: "prod" })).toHaveLength(1);
  });
});
