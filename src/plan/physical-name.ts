import { createHash } from "node:crypto";

/** What Azure accepts as the name of one kind of resource. */
export interface NameRule {
  /** Kind of resource, as a person would say it, with its article. */
  readonly kind: string;
  /** Short prefix of generated names, after the abbreviations of the Cloud Adoption Framework. */
  readonly abbreviation: string;
  readonly minimum: number;
  readonly maximum: number;
  readonly pattern: RegExp;
  /** The pattern in words. */
  readonly words: string;
}

const DIGEST_LENGTH = 6;

/** Six characters `a-z0-9` that depend on every part; the parts are framed, so `a|bc` and `ab|c` differ. */
export function digest(...parts: readonly string[]): string {
  const bytes = createHash("sha256").update(JSON.stringify(parts)).digest();
  const number = bytes.readBigUInt64BE(0) % 36n ** BigInt(DIGEST_LENGTH);
  return number.toString(36).padStart(DIGEST_LENGTH, "0");
}

/**
 * `oai-acme-swedencentral-k3x9fa`: readable parts, then a digest of what makes the resource unique. Parts are cut, never the
 * digest, so that a long name stays unique.
 */
export function physicalName(rule: NameRule, readable: readonly string[], identity: readonly string[]): string {
  const end = `-${digest(...identity)}`;
  const start = [rule.abbreviation, ...readable]
    .map(plainPart)
    .filter((part) => part.length > 0)
    .join("-");
  return `${start.slice(0, rule.maximum - end.length).replace(/-+$/, "")}${end}`;
}

/** Whether Azure would refuse the name. */
export function breaksNameRule(rule: NameRule, name: string): boolean {
  return name.length < rule.minimum || name.length > rule.maximum || !rule.pattern.test(name);
}

function plainPart(part: string): string {
  return part
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
}
