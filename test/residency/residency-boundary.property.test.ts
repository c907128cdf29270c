import fc from "fast-check";
import { AzureRegion } from "../../src/residency/azure-region";
import { DeploymentType } from "../../src/residency/deployment-type";
import { ResidencyBoundary } from "../../src/residency/residency-boundary";
import {
  COUNTRY_FACTS,
  mayProcess,
  mayStore,
  mayStoreAtRest,
  processingCountries,
  REGION_FACTS,
  TYPE_FACTS,
} from "../support/fixtures-oracle";

// Countries with regions come up often, all others now and then.
const withRegions = [...new Set(REGION_FACTS.map((fact) => fact.country))];
const country = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...withRegions) },
  { weight: 1, arbitrary: fc.constantFrom(...COUNTRY_FACTS.map((fact) => fact.code)) },
);
const countries = fc.oneof(
  fc.uniqueArray(country, { minLength: 1, maxLength: 40 }),
  fc.constant(ResidencyBoundary.EU_DATA_BOUNDARY.storedIn),
  fc.constant(COUNTRY_FACTS.map((fact) => fact.code)),
);
const boundaryOptions = fc.record({
  storedIn: countries,
  processedIn: countries,
  acceptedDataZones: fc.subarray(["APAC"]),
});
const place = fc.constantFrom(...REGION_FACTS.map((fact) => fact.name));
const type = fc.constantFrom(...TYPE_FACTS.map((fact) => fact.name));

describe("ResidencyBoundary, any", () => {
  test("permits what the facts permit, and nothing else", () => {
    fc.assert(
      fc.property(boundaryOptions, place, type, (options, regionName, typeName) => {
        const boundary = ResidencyBoundary.of("any", options);
        const region = AzureRegion.of(regionName);

        expect({
          stores: boundary.permitsStorage(region),
          atRest: boundary.permitsStorageInGeography(region),
          processes: boundary.permitsProcessing(DeploymentType.of(typeName), region),
        }).toEqual({
          stores: mayStore(options, regionName),
          atRest: mayStoreAtRest(options, regionName),
          processes: mayProcess(options, typeName, regionName),
        });
      }),
      { numRuns: 1000 },
    );
  });

  test("permits no type of global scope, even with every country inside and every data zone accepted", () => {
    const everywhere = ResidencyBoundary.of("everywhere", {
      storedIn: COUNTRY_FACTS.map((fact) => fact.code),
      acceptedDataZones: ["APAC"],
    });
    const permitted = TYPE_FACTS.filter((fact) => fact.processingScope === "Global").flatMap((fact) =>
      AzureRegion.known().filter((region) => everywhere.permitsProcessing(DeploymentType.of(fact.name), region)),
    );

    expect(permitted).toEqual([]);
  });

  test("names exactly the regions in which data may be stored", () => {
    fc.assert(
      fc.property(boundaryOptions, (options) => {
        const expected = REGION_FACTS.filter((fact) => mayStore(options, fact.name)).map((fact) => fact.name);

        expect(ResidencyBoundary.of("any", options).regionNames).toEqual(expected.sort());
      }),
    );
  });

  test("contains another only if it permits all that the other permits", () => {
    fc.assert(
      fc.property(boundaryOptions, boundaryOptions, place, type, (a, b, regionName, typeName) => {
        const [outer, inner] = [ResidencyBoundary.of("outer", a), ResidencyBoundary.of("inner", b)];
        fc.pre(outer.contains(inner));
        const [region, asked] = [AzureRegion.of(regionName), DeploymentType.of(typeName)];

        expect(inner.permitsStorage(region) && !outer.permitsStorage(region)).toBe(false);
        expect(inner.permitsProcessing(asked, region) && !outer.permitsProcessing(asked, region)).toBe(false);
      }),
    );
  });

  test("gets no narrower by one more country", () => {
    fc.assert(
      fc.property(boundaryOptions, country, place, type, (options, more, regionName, typeName) => {
        const narrow = ResidencyBoundary.of("narrow", options);
        const wide = ResidencyBoundary.of("wide", {
          ...options,
          storedIn: [...options.storedIn, more],
          processedIn: [...options.processedIn, more],
        });
        const region = AzureRegion.of(regionName);
        const asked = DeploymentType.of(typeName);

        expect(narrow.permitsStorage(region) && !wide.permitsStorage(region)).toBe(false);
        expect(narrow.permitsProcessing(asked, region) && !wide.permitsProcessing(asked, region)).toBe(false);
      }),
    );
  });
});

describe("DeploymentType, any", () => {
  test("processes where the facts say, in every region", () => {
    for (const { name: typeName } of TYPE_FACTS) {
      for (const region of AzureRegion.known()) {
        const expected = processingCountries(typeName, region.name);
        const found = DeploymentType.of(typeName).processingCountries(region);

        expect(found && [...new Set(found)].sort()).toEqual(expected && [...new Set(expected)].sort());
      }
    }
  });
});
