/** Writes the policy of each scale with its fragments into a file, for the raw app, and prints how much of everything there is, as JSON. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { App } from "cdktf";
import { buildWithLibrary } from "./library-app";
import { type FragmentText, writePolicy } from "./policy-file";
import { type Scale, STACK } from "./scale";

export interface SizeOrder {
  readonly scales: readonly Scale[];
  readonly outdir: string;
}

/** What the gateway of one scale is. */
export interface GatewaySize {
  readonly scale: Scale;
  readonly policyBytes: number;
  /** The policy includes them, and they stand beside it. */
  readonly fragmentBytes: number;
  readonly resources: number;
  /** As CDKTF writes them, all texts included. */
  readonly resourceBytes: number;
}

const FRAGMENT = "azurerm_api_management_policy_fragment";

interface Resources {
  readonly azurerm_api_management_api_policy: Record<string, PolicyResource>;
  readonly [FRAGMENT]: Record<string, FragmentText>;
}

interface PolicyResource {
  readonly xml_content: string;
  readonly depends_on: readonly string[];
}

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
  const [{ xml_content: policy, depends_on }] = Object.values(resource.azurerm_api_management_api_policy);
  // In the order that the raw app has to repeat.
  const fragments = depends_on
    .map((address) => address.split("."))
    .filter(([type]) => type === FRAGMENT)
    .map(([, name]) => resource[FRAGMENT][name])
    .map(({ name, description, value }): FragmentText => ({ name, description, value }));
  writePolicy(scale, { policy, fragments });
  return {
    scale,
    policyBytes: Buffer.byteLength(policy),
    fragmentBytes: fragments.reduce((sum, { value }) => sum + Buffer.byteLength(value), 0),
    resources: types.reduce((sum, [, bodies]) => sum + Object.keys(bodies).length, 0),
    resourceBytes: Buffer.byteLength(JSON.stringify(Object.fromEntries(types), null, 2)),
  };
}

main(JSON.parse(process.argv[2]));
