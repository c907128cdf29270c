import { isJsonObject, type JsonObject, type JsonValue, ownValue } from "./json-value";
import type { TerraformResource } from "./terraform-document";

/** What Terraform runs or copies when it makes or destroys a resource: it may do anything, anywhere. */
export interface Provisioner {
  /** For example `local-exec`; `?` for what is not of the form of one. */
  readonly kind: string;
  /** Where it is written: `provisioner[0].local-exec`. */
  readonly attribute: string;
  readonly body: JsonObject;
}

/** How provisioners reach a machine. */
export interface Connection {
  /** Where it is written: `connection` or `provisioner[0].file.connection`. */
  readonly attribute: string;
  readonly body: JsonObject;
}

/** The provisioners of a resource, whether or not they can be read. */
export function provisionersOf({ body }: Pick<TerraformResource, "body">): readonly Provisioner[] {
  const written = ownValue(body, "provisioner");
  if (written === undefined) return [];
  return placesOf("provisioner", written).flatMap(({ attribute, value }) => {
    const entries = isJsonObject(value) ? Object.entries(value) : [];
    // An empty block is none that Terraform takes, so nobody knows what was meant.
    if (entries.length === 0) return [{ kind: "?", attribute, body: {} }];
    return entries.flatMap(([kind, written]) =>
      placesOf(`${attribute}.${kind}`, written ?? {}).map((place) => ({
        kind,
        attribute: place.attribute,
        body: isJsonObject(place.value) ? place.value : {},
      })),
    );
  });
}

/** The connections of a resource and of its provisioners. */
export function connectionsOf(resource: Pick<TerraformResource, "body">): readonly Connection[] {
  const blocks = [{ attribute: "", body: resource.body }, ...provisionersOf(resource)];
  return blocks.flatMap(({ attribute, body }) =>
    placesOf(attribute === "" ? "connection" : `${attribute}.connection`, ownValue(body, "connection")).map(
      (place) => ({
        attribute: place.attribute,
        body: isJsonObject(place.value) ? place.value : {},
      }),
    ),
  );
}

function placesOf(attribute: string, value: JsonValue): readonly { attribute: string; value: JsonValue }[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) return [{ attribute, value }];
  return value.map((item: JsonValue, index) => ({ attribute: `${attribute}[${index}]`, value: item }));
}
