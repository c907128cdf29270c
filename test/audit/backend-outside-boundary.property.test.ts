import fc from "fast-check";
import { auditDocument } from "../../src/audit/audit-document";
import { AzureRegion } from "../../src/residency/azure-region";
import { ResidencyBoundary } from "../../src/residency/residency-boundary";
import { TerraformDocument } from "../../src/terraform/terraform-document";
import { documentOf, IN_GATEWAY, type WrittenResource } from "./document-of";
import { COUNTRIES, type MeantBoundary, processedIn, REGIONS, storesInside } from "./oracle";

/** What an account was meant to be: its name decides its host. */
interface MeantAccount {
  readonly name: string;
  readonly isOfZone: boolean;
  readonly region: string;
  readonly isRegionTold: boolean;
  readonly isNameTold: boolean;
  readonly deployment?: string;
}

/** How a backend is written, and whether that leads to the host that was meant: some forms only look like it. */
const FORMS: { readonly [form: string]: readonly [write: (host: string) => string, leads: boolean] } = {
  plain: [(host) => `https://${host}`, true],
  "with a path": [(host) => `https://${host}/openai/v1`, true],
  "with a port": [(host) => `https://${host}:443/`, true],
  "in capitals": [(host) => `HTTPS://${host.toUpperCase()}/`, true],
  "an absolute name": [(host) => `https://${host}./`, true],
  "in the clear": [(host) => `http://${host}`, false],
  "a user name": [(host) => `https://${host}@evil.example/`, false],
  "a backslash": [(host) => `https://${host}\\@evil.example/`, false],
  "a longer name": [(host) => `https://${host}.evil.example`, false],
  "a name in front": [(host) => `https://x.${host}`, false],
  "a look-alike": [(host) => `https://${host.replace("a", "\u0430")}`, false],
  "a path of another": [(host) => `https://evil.example/${host}`, false],
  "a variable": [() => `\${var.url}`, false],
};
const DOMAINS = ["openai.azure.com", "cognitiveservices.azure.com", "services.ai.azure.com"];
const NAMES = ["a1", "b2", "c3", "d4"];

interface MeantStack {
  readonly accounts: readonly MeantAccount[];
  readonly declared: readonly { readonly name: string; readonly region: string }[];
  readonly backends: readonly (
    | { readonly form: string; readonly name: string; readonly domain: string }
    | { readonly endpointOf: number }
  )[];
}

/** Indexes of the backends that are not certainly inside, told without any code of src. */
function leaks({ accounts, declared, backends }: MeantStack, boundary: MeantBoundary): readonly number[] {
  const takes = (region: string) =>
    storesInside(region, boundary) && ["Standard", "DataZoneStandard"].some((type) => stays(type, region, boundary));
  const isInside = (account: MeantAccount) =>
    // One of the zone is told on its own line.
    account.isOfZone ||
    (account.isRegionTold &&
      takes(account.region) &&
      (account.deployment === undefined || stays(account.deployment, account.region, boundary)));
  return [...backends.keys()].filter((index) => {
    const backend = backends[index];
    if ("endpointOf" in backend) return !isInside(accounts[backend.endpointOf]);
    if (!FORMS[backend.form][1]) return true;
    const behind = accounts.filter(({ name, isNameTold }) => isNameTold && name === backend.name);
    // Hosts are declared of one domain only.
    const told = declared.filter(({ name }) => name === backend.name && backend.domain === DOMAINS[0]);
    if (behind.length + told.length === 0) return true;
    return !(behind.every(isInside) && told.every(({ region }) => takes(region)));
  });
}

function stays(type: string, region: string, boundary: MeantBoundary): boolean {
  return processedIn(type, region)?.every((country) => boundary.processedIn.includes(country)) ?? false;
}

const EU = COUNTRIES.filter((country) => country.euDataBoundary).map(({ code }) => code);
const boundary: fc.Arbitrary<MeantBoundary> = fc.constantFrom(
  { storedIn: EU, processedIn: EU },
  { storedIn: EU, processedIn: EU },
  { storedIn: ["SE", "US"], processedIn: ["SE"] },
  { storedIn: ["NL"], processedIn: ["NL", "IE"] },
  { storedIn: ["US"], processedIn: ["US"] },
);
const region = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom("swedencentral", "francecentral", "norwayeast") },
  fc.constantFrom("westeurope", "eastus", "uksouth"),
  fc.constantFrom(...REGIONS.map(({ name }) => name)),
);
const mostly = fc.integer({ min: 0, max: 9 }).map((value) => value > 0);
const name = fc.constantFrom(...NAMES);
const stack: fc.Arbitrary<MeantStack> = fc
  .array(
    fc.record<MeantAccount>({
      name,
      isOfZone: fc.boolean(),
      region,
      isRegionTold: mostly,
      isNameTold: mostly,
      deployment: fc.option(fc.constantFrom("Standard", "DataZoneStandard", "GlobalStandard"), { nil: undefined }),
    }),
    { minLength: 1, maxLength: 4 },
  )
  .chain((accounts) =>
    fc.record({
      accounts: fc.constant(accounts),
      declared: fc.array(fc.record({ name, region }), { maxLength: 2 }),
      backends: fc.array(
        fc.oneof(
          {
            weight: 3,
            arbitrary: fc.record({
              form: fc.constantFrom("plain", "plain", "plain", ...Object.keys(FORMS)),
              name: fc.constantFrom(...accounts.map((account) => account.name), ...NAMES),
              domain: fc.constantFrom(DOMAINS[0], ...DOMAINS),
            }),
          },
          fc.record({ endpointOf: fc.nat(accounts.length - 1) }),
        ),
        { minLength: 1, maxLength: 4 },
      ),
    }),
  );

function written({ accounts, backends }: MeantStack): { readonly [section: string]: unknown } {
  const resources: { [address: string]: WrittenResource } = {};
  accounts.forEach(({ name, isOfZone, region, isRegionTold, isNameTold, deployment }, index) => {
    const owner = isOfZone ? "prod/eu" : "prod/shared";
    resources[`azurerm_cognitive_account.a${index}`] = {
      path: `${owner}/account${index}`,
      location: isRegionTold ? region : `\${var.region}`,
      custom_subdomain_name: isNameTold ? (index % 2 === 0 ? name : name.toUpperCase()) : `\${var.name}`,
    };
    if (!deployment) return;
    resources[`azurerm_cognitive_deployment.d${index}`] = {
      path: `${owner}/deployment${index}`,
      cognitive_account_id: `\${azurerm_cognitive_account.a${index}.id}`,
      sku: { name: deployment },
    };
  });
  backends.forEach((backend, index) => {
    resources[`azurerm_api_management_backend.b${index}`] = {
      path: `prod/eu/backend${index}`,
      ...IN_GATEWAY,
      url:
        "endpointOf" in backend
          ? `\${azurerm_cognitive_account.a${backend.endpointOf}.endpoint}`
          : FORMS[backend.form][0](`${backend.name}.${backend.domain}`),
    };
  });
  // In the zone, so that its location is told of itself.
  return documentOf({ ...resources, "azurerm_api_management.g": { path: "prod/eu/g", name: "g", location: "eastus" } });
}

test("a backend has a finding exactly where a naive oracle says that it may lead outside", () => {
  let leaking = 0;
  let clean = 0;
  fc.assert(
    fc.property(stack, boundary, (meant, limits) => {
      const findings = auditDocument(TerraformDocument.parse(written(meant)), {
        pathPrefix: "prod/eu",
        boundary: ResidencyBoundary.of("meant", {
          storedIn: [...limits.storedIn],
          processedIn: [...limits.processedIn],
        }),
        hosts: meant.declared.map(({ name, region }) => ({
          host: `${name}.${DOMAINS[0]}`,
          region: AzureRegion.of(region),
        })),
      });
      const found = new Set(findings.flatMap(({ path }) => /^prod\/eu\/backend(\d+)$/.exec(path)?.[1] ?? []));

      const expected = leaks(meant, limits);

      expect([...found].sort()).toEqual(expected.map(String));
      leaking += expected.length;
      clean += meant.backends.length - expected.length;
    }),
    { numRuns: 3000 },
  );
  // A property that only ever meets one kind of backend would show nothing.
  expect(leaking).toBeGreaterThan(1000);
  expect(clean).toBeGreaterThan(1000);
});
