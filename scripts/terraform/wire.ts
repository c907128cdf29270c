import type { BlockSchema } from "./provider-schema";

/** Protocol buffers, as far as a provider's schema needs them: https://protobuf.dev/programming-guides/encoding/ */
function varint(value: number): Buffer {
  const out: number[] = [];
  let rest = value;
  for (; rest > 127; rest = Math.floor(rest / 128)) out.push((rest % 128) + 128);
  return Buffer.from([...out, rest]);
}

function bytes(field: number, value: Buffer | string): Buffer {
  const content = Buffer.from(value as string);
  return Buffer.concat([varint(field * 8 + 2), varint(content.length), content]);
}

/** Zero and false are the defaults: they are not written. */
function number(field: number, value: number | boolean | undefined): Buffer {
  return value ? Buffer.concat([varint(field * 8), varint(Number(value))]) : Buffer.alloc(0);
}

/** Terraform's plugin protocol 5 counts SINGLE 1, LIST 2, SET 3. */
const NESTING = { single: 1, list: 2, set: 3 };

function encodeBlock(block: BlockSchema): Buffer {
  const attributes = Object.entries(block.attributes).map(([name, attribute]) =>
    bytes(
      2,
      Buffer.concat([
        bytes(1, name),
        bytes(2, JSON.stringify(attribute.type)),
        number(4, attribute.required),
        number(5, attribute.optional),
        number(6, attribute.computed),
        number(7, attribute.sensitive),
      ]),
    ),
  );
  const blocks = Object.entries(block.blocks).map(([name, nested]) => {
    // The provider has timeouts as one object, not as a list of one.
    const single = name === "timeouts";
    const counts = single ? [] : [number(4, nested.min), number(5, nested.max)];
    const nesting = number(3, single ? NESTING.single : NESTING[nested.nesting]);
    return bytes(3, Buffer.concat([bytes(1, name), bytes(2, encodeBlock(nested)), nesting, ...counts]));
  });
  return Buffer.concat([...attributes, ...blocks]);
}

/** Everything that a provider knows. */
export interface ServedSchema {
  readonly provider: BlockSchema;
  readonly resources: { readonly [type: string]: BlockSchema };
  readonly data: { readonly [type: string]: BlockSchema };
}

/** The answer to `GetSchema` of plugin protocol 5. */
export function encodeSchema(served: ServedSchema): Buffer {
  const schema = (block: BlockSchema) => bytes(2, encodeBlock(block));
  const entries = (field: number, blocks: { readonly [type: string]: BlockSchema }) =>
    Object.entries(blocks).map(([type, block]) =>
      bytes(field, Buffer.concat([bytes(1, type), bytes(2, schema(block))])),
    );
  return Buffer.concat([
    bytes(1, schema(served.provider)),
    ...entries(2, served.resources),
    ...entries(3, served.data),
  ]);
}

/** One message of gRPC: not compressed, length, content. */
export function frame(message: Buffer): Buffer {
  const head = Buffer.alloc(5);
  head.writeUInt32BE(message.length, 1);
  return Buffer.concat([head, message]);
}

/** The message inside the frame that a caller sent. */
export function unframe(received: Buffer): Buffer {
  return received.subarray(5);
}
