/** Writes the policy of each scale into a file, for the raw app, and prints how much of everything there is, as JSON. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { App } from "cdktf";
import { buildWithLibrary } from "./library-app";
import { writePolicy } from "./policy-file";
import { type Scale, STACK } from "./scale";

export interface SizeOrder {
  readonly scales: readonly Scale[];
  readonly outdir: string;
}

/** What the gateway of one scale is. */
export interface GatewaySize {
  readonly scale: Scale;
  readonly policyBytes: number;
  readonly resources: number;
  /** As CDKTF writes them, the policy included. */
  readonly resourceBytes: number;
}

type Resources = Record<string, Record<string, { readonly xml_content?: string }>>;

function main({ scales, outdir }: SizeOrder): void {
  console.log(JSON.stringify(scales.map((scale) => sizeOf(scale, outdir))));
}

function sizeOf(scale: Scale, outdir: string): GatewaySize {
  const app = new App({ outdir, skipValidation: true });
  buildWithLibrary(app, scale);
  app.synth();
  const text = readFileSync(join(outdir, "stacks", STACK, "cdk.tf.json"), "utf8");
  const { resource } = JSON.parse(text) as { resource: Resources };
  // Nobody else gets a role in this app.
  const types = Object.entries(resource).filter(([type]) => /^azurerm_(api_management|role_assignment)/.test(type));
  const [policy] = Object.values(resource.azurerm_api_management_api_policy).map(
    ({ xml_content }) => xml_content ?? "",
  );
  writePolicy(scale, policy);
  return {
    scale,
    policyBytes: Buffer.byteLength(policy),
    resources: types.reduce((sum, [, bodies]) => sum + Object.keys(bodies).length, 0),
    resourceBytes: Buffer.byteLength(JSON.stringify(Object.fromEntries(types), null, 2)),
  };
}

main(JSON.parse(process.argv[2]));
