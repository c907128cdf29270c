import type { ContentFilterPolicy } from "../request/content-filter-policy";
import type { QuotaTier } from "../request/quota-tier";
import type { RegionalTelemetry } from "../telemetry/regional-telemetry";
import type { AccountKind } from "./account-kind";

/** What holds for every account of a construct. */
export interface OpenAIAccountBaseProps {
  /**
   * Kind of the accounts.
   *
   * @default AccountKind.OPEN_AI
   */
  readonly kind?: AccountKind;

  /**
   * Content filter policy of every deployment that names none of its own.
   *
   * @default ContentFilterPolicy.MICROSOFT_DEFAULT_V2
   */
  readonly contentFilterPolicy?: ContentFilterPolicy;

  /**
   * Whether the accounts can be reached from public networks. With allowed ranges or subnets, only from these.
   *
   * @default true
   */
  readonly publicNetworkAccess?: boolean;

  /**
   * Public IPv4 addresses or CIDR ranges that may reach the accounts. All others are refused.
   *
   * @default - no restriction by address, unless subnets are given
   */
  readonly allowedIpRanges?: string[];

  /**
   * Resource ids of subnets, with a service endpoint for `Microsoft.CognitiveServices`, that may reach the accounts.
   *
   * @default - no restriction by subnet, unless ranges are given
   */
  readonly allowedSubnetIds?: string[];

  /**
   * Whether every account has an identity of its own.
   *
   * @default true
   */
  readonly systemAssignedIdentity?: boolean;

  /**
   * Resource ids of user-assigned identities of every account.
   *
   * @default - none
   */
  readonly userAssignedIdentityIds?: string[];

  /**
   * Where audit, request and trace logs and the metrics of an account go: to the workspace of its region.
   *
   * @default - a workspace is created in every region of the zone
   */
  readonly telemetry?: RegionalTelemetry;

  /**
   * Tags of the accounts, beside those of the zone.
   *
   * @default - the tags of the zone
   */
  readonly tags?: { [name: string]: string };

  /**
   * Date at which model lifecycles are judged, as `YYYY-MM-DD`: a version that is retired by then is refused, one that
   * retires within 90 days gives a warning. A date before that of the built-in tables counts as that one.
   *
   * @default - the date of the built-in tables
   */
  readonly asOf?: string;

  /**
   * Quota tier of the subscriptions; a capacity above its quota is refused.
   *
   * @default - not named: a warning above tier 1, refused above the highest tier
   */
  readonly quotaTier?: QuotaTier;
}
