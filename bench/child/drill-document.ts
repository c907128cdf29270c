/** Writes the document of a platform with a gateway into a file, and the same with a policy that only forwards. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { App } from "cdktf";
import { buildWithLibrary } from "./library-app";
import { type Scale, STACK } from "./scale";

export interface DrillDocumentOrder {
  readonly scale: Scale;
  readonly outdir: string;
  /** Where the document goes, by its policy. */
  readonly files: { readonly [policy in DrillPolicy]: string };
}

/** The generated one, or one that has a backend and a token and nothing else. */
export type DrillPolicy = "generated" | "bare";

interface Document {
  readonly resource: {
    readonly azurerm_api_management_api_policy: Record<string, { xml_content: string }>;
    readonly azurerm_api_management_backend: Record<string, { readonly name: string }>;
  };
}

function main({ scale, outdir, files }: DrillDocumentOrder): void {
  const app = new App({ outdir, skipValidation: true });
  buildWithLibrary(app, scale);
  app.synth();
  const text = readFileSync(join(outdir, "stacks", STACK, "cdk.tf.json"), "utf8");
  writeFileSync(files.generated, text);
  const document: Document = JSON.parse(text);
  const { azurerm_api_management_api_policy: policies, azurerm_api_management_backend: backends } = document.resource;
  const [policy] = Object.values(policies);
  const [, name] = Object.values(backends).map((backend) => backend.name);
  policy.xml_content = barePolicy(name);
  writeFileSync(files.bare, JSON.stringify(document));
  console.log("{}");
}

/** Calls one account, and signs in to it as the generated policy does. */
function barePolicy(backend: string): string {
  return `<policies>
  <inbound>
    <set-backend-service backend-id="${backend}" />
    <authentication-managed-identity resource="https://cognitiveservices.azure.com" />
  </inbound>
  <backend><forward-request timeout="60" /></backend>
  <outbound />
  <on-error />
</policies>`;
}

main(JSON.parse(process.argv[2]));
