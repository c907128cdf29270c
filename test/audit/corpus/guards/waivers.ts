import { ResidencyWaiver, type ResidencyWaiverOptions } from "../../../../src/residency/residency-waiver";
import type { ResidencyZone } from "../../../../src/zone/residency-zone";
import type { AuditCase } from "../audit-case";
import { inEu } from "../zones";
import { put, store } from "./parts";

const TERMS = {
  code: "LocationOutsideBoundary",
  target: "prod/eu/far",
  reason: "pages without anything of a customer",
  approvedBy: "board",
  expiresOn: "2030-01-31",
};

/** A waiver that is refused accepts nothing. */
function tryToWaive(zone: ResidencyZone, options: Partial<ResidencyWaiverOptions>): void {
  try {
    zone.waive(ResidencyWaiver.of({ ...TERMS, ...options }));
  } catch {
    // What is refused is not there.
  }
}

function refused(name: string, options: Partial<ResidencyWaiverOptions>, code?: string): AuditCase {
  const expected = [`${code ?? TERMS.code} prod/eu/far location`];
  return inEu(`a waiver ${name}`, expected, (zone) => {
    put(zone, store("far", code === undefined ? "eastus" : "atlantis"));
    tryToWaive(zone, options);
  });
}

export const WAIVER_GUARDS: readonly AuditCase[] = [
  refused("without a reason", { reason: "" }),
  refused("whose reason is one word, written often", { reason: "approved approved approved approved" }),
  refused("whose reason is one long word", { reason: "approved-by-everybody-who-was-asked" }),
  refused("whose reason is short", { reason: "it is all ok" }),
  refused("whose reason is made longer by blanks", { reason: "it is          all          ok" }),
  refused("that nobody approved", { approvedBy: "" }),
  refused("that a blank approved", { approvedBy: "  " }),
  refused("that a dash approved", { approvedBy: "-" }),
  refused("whose reason is what a cat has typed", { reason: "aaaaAAA BBBBBbbb ccccCCCC" }),
  refused("of what is above the zone", { target: "prod" }),
  refused("without a day", { expiresOn: "soon" }),
  refused("until a day that does not exist", { expiresOn: "2030-02-30" }),
  refused("of a code that nobody can waive", { code: "WaiverUnused" }),
  refused("of no code", { code: "" }),
  inEu("a waiver of a target that is none", ["LocationOutsideBoundary prod/eu/far location"], (zone) => {
    put(zone, store("far", "eastus"));
    for (const target of ["", "/", "/prod/eu/far", "prod/eu/far/", " prod/eu/far"]) tryToWaive(zone, { target });
  }),
  inEu(
    "waivers that fit, and others that do not",
    [
      "WaiverUnused prod/eu/fa waiver",
      "WaiverUnused prod/eu/far waiver",
      "WaiverUnused prod/eu/far/below waiver",
      "RegionUnknown prod/eu/other location",
    ],
    (zone) => {
      put(zone, { ...store("far", "eastus"), ...store("other", "atlantis") });
      tryToWaive(zone, {});
      tryToWaive(zone, { target: "prod/eu" });
      tryToWaive(zone, { target: "prod/eu/fa" });
      tryToWaive(zone, { target: "prod/eu/far/below" });
      tryToWaive(zone, { code: "RegionUnknown" });
    },
  ),
];
