import { ARM_TYPES } from "./arm-types";
import type { Dice } from "./dice";
import { TYPES } from "./facts";
import type { Gift, MeantResource, Wrapping } from "./meant";

const KEYS = [
  "primary_access_key",
  "secondary_connection_string",
  "administrator_login_password",
  "callback_url",
  "blob_sas_url",
];
const IDS = ["id", "", "anything"];
const HARMLESS = ["name", "location", "primary_blob_endpoint", "vault_uri", "default_hostname", "fqdn", "principal_id"];
const WRITE_KEYS: { readonly [type: string]: readonly string[] | undefined } = {
  azurerm_api_management_subscription: ["primary_key"],
  azurerm_application_insights: ["connection_string", "instrumentation_key"],
  azurerm_key_vault_secret: ["value", "versionless_id"],
  azurerm_log_analytics_workspace: ["primary_shared_key"],
};

/** Types whose attributes tell more than others, or less. */
const GIVERS: readonly string[] = [...Object.keys(WRITE_KEYS), "terraform_data"];
const NAMED_BY_IDS = Object.keys(ARM_TYPES);
const KNOWN_TYPES = [...TYPES.keys()];

/** Draws what something is given where no table looks. */
export class GiftDraft {
  constructor(private readonly dice: Dice) {}

  /** Types of which one is given. */
  types(): readonly string[] {
    return this.dice.pick([KNOWN_TYPES, KNOWN_TYPES, GIVERS, NAMED_BY_IDS]);
  }

  of({ key, type }: MeantResource): Gift {
    if (type === "terraform_data") return { key, attribute: "output", wrapping: this.wrapping(["local", "function"]) };
    const own = WRITE_KEYS[type];
    const attribute = this.dice.weighed<() => string>([
      [40, () => this.dice.pick(KEYS)],
      [30, () => this.dice.pick(IDS)],
      [30, () => this.dice.pick(HARMLESS)],
      [own ? 60 : 0, () => this.dice.pick(own ?? [])],
    ])();
    const others: readonly Wrapping[] = ["local", "function", "signature"];
    // A data source tells of a resource what it tells itself.
    const isRead = type.startsWith("azurerm_") && attribute !== "";
    const more: readonly Wrapping[] = [
      ...(isRead ? (["data source"] as const) : []),
      ...(ARM_TYPES[type] ? (["arm id", "arm id", "local arm id"] as const) : []),
    ];
    return { key, attribute, wrapping: this.wrapping([...others, ...more]) };
  }

  private wrapping(others: readonly Wrapping[]): Wrapping {
    return this.dice.chance(50) ? this.dice.pick(others) : "plain";
  }
}
