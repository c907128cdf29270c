import type { Outcome } from "../../scripts/terraform/outcome";
import { azurermSchema } from "../../scripts/terraform/provider-schema";
import { validateWithStandIn } from "../../scripts/terraform/stack-validation";
import { BROKEN_DOCUMENTS } from "./broken-documents";
import { type Json, smallestDocument, soundDocument } from "./sound-document";
import { HAS_TERRAFORM, stackFolder, UNLESS_SKIPPED } from "./terraform-command";

/** Terraform's own word on a document, with the copy of the schema in the place of the provider. */
async function askTerraform(document: Json): Promise<Outcome> {
  const { stack, place } = stackFolder(document);
  return validateWithStandIn(stack, place);
}

describe.skipIf(!HAS_TERRAFORM)(`Terraform, asked about the same documents${UNLESS_SKIPPED}`, () => {
  test("accepts the sound document", async () => {
    expect(await askTerraform(soundDocument())).toEqual({ kind: "passed" });
  });

  test.concurrent.each(BROKEN_DOCUMENTS.filter((broken) => broken.refusedByValidate))(
    "refuses $name",
    async ({ document }) => {
      expect((await askTerraform(document)).kind).toBe("invalid");
    },
  );

  test.concurrent.each(BROKEN_DOCUMENTS.filter((broken) => !broken.refusedByValidate))(
    "leaves $name to others",
    async ({ document }) => {
      expect((await askTerraform(document)).kind).not.toBe("invalid");
    },
  );

  test("accepts the smallest resource of every type in the schema", async () => {
    const types = Object.keys(azurermSchema().resources).filter((type) => type.startsWith("azurerm_"));
    const document = smallestDocument(types[0]);
    for (const type of types) document.resource[type] = smallestDocument(type).resource[type];

    expect(await askTerraform(document)).toEqual({ kind: "passed" });
  });
});
