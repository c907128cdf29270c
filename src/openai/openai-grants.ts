import { RoleAssignment } from "@cdktf/provider-azurerm/lib/role-assignment";
import { type TerraformProvider, TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import { digest } from "../plan/physical-name";
import { isOneOf } from "../private/guards";
import { problem, throwIfAny } from "../private/problem-list";
import { shown } from "../private/text";
import { asTerraformText } from "../private/tokens";

/** What kind of identity a principal is. */
export enum PrincipalType {
  /** A managed identity, or an application. */
  SERVICE_PRINCIPAL = "ServicePrincipal",
  /** A person. */
  USER = "User",
  /** A group. */
  GROUP = "Group",
}

/** How inference is granted. */
export interface InferenceGrantOptions {
  /**
   * Kind of the principal. Named outright, Azure need not look up an identity that was created a moment ago.
   *
   * @default PrincipalType.SERVICE_PRINCIPAL
   */
  readonly principalType?: PrincipalType;

  /**
   * Names the grant in the construct tree, so that its Terraform address stays when the principal is replaced.
   *
   * @default - a digest of the principal id as Terraform sees it
   */
  readonly id?: string;
}

/** An account that a grant is for. */
interface GrantTarget {
  /** Where the role assignments stand in the construct tree. */
  readonly scope: Construct;
  readonly accountId: string;
  readonly provider?: TerraformProvider;
  /** What has been granted, by principal as Terraform sees it. */
  readonly granted: Map<string, { readonly id: string; readonly type: PrincipalType }>;
}

/**
 * Permissions on one account, or on all accounts of a construct. Roles may be assigned by Owner, User Access Administrator
 * and Role Based Access Control Administrator: where a central team does it, leave `grants` alone and hand that team the `accountId` of each account.
 */
export class OpenAIGrants {
  /**
   * Made by the constructs.
   *
   * @internal
   */
  public static _ofAccount(target: Omit<GrantTarget, "granted">): OpenAIGrants {
    return new OpenAIGrants([{ ...target, granted: new Map() }]);
  }

  /**
   * Made by the constructs.
   *
   * @internal
   */
  public static _ofAll(accounts: readonly { readonly grants: OpenAIGrants }[]): OpenAIGrants {
    return new OpenAIGrants(accounts.flatMap((account) => account.grants._targets));
  }

  /**
   * The accounts that are granted.
   *
   * @internal
   */
  public readonly _targets: readonly GrantTarget[];

  private constructor(targets: readonly GrantTarget[]) {
    this._targets = targets;
  }

  /**
   * Lets a principal call the deployments: role `Cognitive Services OpenAI User`. It reads no keys and changes no deployment.
   * Granted twice is granted once.
   *
   * @param principalId Object id of the principal in Entra ID.
   * @param options How it is granted.
   * @see https://learn.microsoft.com/azure/role-based-access-control/built-in-roles/ai-machine-learning
   *
   * Throws `OptionInvalid`.
   */
  public inference(principalId: string, options: InferenceGrantOptions = {}): void {
    if (typeof principalId !== "string" || principalId.length === 0) {
      const facts = { value: shown(principalId), what: "the object id of a principal" };
      throwIfAny("grants.inference", [problem("OptionInvalid", "principalId", facts)]);
    }
    const type = options.principalType ?? PrincipalType.SERVICE_PRINCIPAL;
    if (!isOneOf(PrincipalType, type)) {
      const facts = { value: shown(type), what: "a PrincipalType" };
      throwIfAny("grants.inference", [problem("OptionInvalid", "principalType", facts)]);
    }
    for (const target of this._targets) this.grant(target, principalId, type, options.id);
  }

  private grant(
    { scope, accountId, provider, granted }: GrantTarget,
    principalId: string,
    type: PrincipalType,
    own?: string,
  ): void {
    const principal = asTerraformText(scope, principalId);
    const id = own ?? digest(principal);
    // Entra ID compares object ids without case, and Azure refuses a second assignment of one role to one principal.
    const key = principal.toLowerCase();
    const known = granted.get(key);
    if (known && (known.type !== type || (own !== undefined && known.id !== own))) {
      const what = `the same id and principalType as before ('${known.id}', '${known.type}') for '${principal}'`;
      throwIfAny("grants.inference", [problem("OptionInvalid", "options", { value: `'${id}', '${type}'`, what })]);
    }
    if (known) return;
    const other = [...granted].find(([, grant]) => grant.id === id);
    if (other) {
      const what = `an id of its own for '${principal}': this one is taken by '${other[0]}'`;
      throwIfAny("grants.inference", [problem("OptionInvalid", "id", { value: shown(id), what })]);
    }
    granted.set(key, { id, type });
    if (!isFirstGrant(scope, accountId, key)) return;
    new RoleAssignment(scope, `inference-${id}`, {
      scope: accountId,
      roleDefinitionName: "Cognitive Services OpenAI User",
      principalId,
      principalType: type,
      provider,
    });
  }
}

const grantsOfStack = new WeakMap<TerraformStack, Set<string>>();

/** Notes a grant, and tells whether it is the first: an existing account may be declared several times, and is granted once. */
function isFirstGrant(scope: Construct, accountId: string, principal: string): boolean {
  const stack = TerraformStack.of(scope);
  const known = grantsOfStack.get(stack) ?? new Set();
  grantsOfStack.set(stack, known);
  const grant = JSON.stringify([asTerraformText(scope, accountId).toLowerCase(), principal]);
  const isFirst = !known.has(grant);
  known.add(grant);
  return isFirst;
}
