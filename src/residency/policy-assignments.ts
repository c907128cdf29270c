import { isMap } from "../private/guards";
import { isLiteralText, isUnresolved } from "../private/literal";
import { type Problem, problem, throwIfAny } from "../private/problem-list";
import { shown } from "../private/text";
import { isReason, REASON_WORDS } from "./reason";

/** Definitions that exist already, of which a zone makes assignments only. Their parameters are in docs/residency.md. */
export interface PolicyAssignmentsOptions {
  /**
   * Id of the definition that denies model deployments by their type; its parameter is `allowedDeploymentTypes`.
   *
   * @default - a definition is created in each subscription of the zone
   */
  readonly deploymentTypesDefinitionId?: string;

  /**
   * Id of the definition that denies storage accounts by their redundancy; its parameters are `allowedSkus` and
   * `geoRedundantLocations`.
   *
   * @default - a definition is created in each subscription of the zone
   */
  readonly storageRedundancyDefinitionId?: string;

  /**
   * Id of the definition that denies diagnostic settings by their targets; its parameters are `allowedTargetIds` and
   * `allowedEventHubIds`.
   *
   * @default - a definition is created in each subscription of the zone
   */
  readonly diagnosticTargetsDefinitionId?: string;
}

/**
 * Who makes the Azure Policy assignments on the resource groups of a zone, and of which definitions. They deny what is done
 * outside of Terraform, for example in the portal.
 */
export class PolicyAssignments {
  /**
   * The zone makes them, of definitions that exist. One that is left out is created: in the subscription, so that whoever runs
   * Terraform needs the right to.
   *
   * @param options Ids of definitions, in the subscription of the zone or in a management group above it.
   *
   * Throws `OptionInvalid`.
   */
  public static of(options: PolicyAssignmentsOptions): PolicyAssignments {
    throwIfAny("PolicyAssignments.of", optionProblems(options));
    return new PolicyAssignments(options, undefined);
  }

  /**
   * Somebody else makes them, and the zone makes none.
   *
   * @param reason Who does and why, for whoever reads the summary of the zone: 20 characters, three words and six different letters
   * at least.
   *
   * Throws `OptionInvalid`.
   */
  public static external(reason: string): PolicyAssignments {
    if (!isReason(reason)) {
      throwIfAny("PolicyAssignments.external", [invalid("reason", reason, REASON_WORDS)]);
    }
    return new PolicyAssignments({}, reason.trim().replace(/\s+/g, " "));
  }

  /** Id of an existing definition for deployment types, if there is one. */
  public readonly deploymentTypesDefinitionId?: string;

  /** Id of an existing definition for the redundancy of storage accounts, if there is one. */
  public readonly storageRedundancyDefinitionId?: string;

  /** Id of an existing definition for targets of diagnostic settings, if there is one. */
  public readonly diagnosticTargetsDefinitionId?: string;

  /** Why the zone makes no assignments; undefined where it does. */
  public readonly externalReason?: string;

  private constructor(options: PolicyAssignmentsOptions, externalReason: string | undefined) {
    this.deploymentTypesDefinitionId = options.deploymentTypesDefinitionId;
    this.storageRedundancyDefinitionId = options.storageRedundancyDefinitionId;
    this.diagnosticTargetsDefinitionId = options.diagnosticTargetsDefinitionId;
    this.externalReason = externalReason;
  }
}

/** Of one policy, not of an initiative: an assignment of that has other parameters. */
const DEFINITION_ID =
  /^(?:\/subscriptions\/[^/]+|\/providers\/Microsoft\.Management\/managementGroups\/[^/]+)?\/providers\/Microsoft\.Authorization\/policyDefinitions\/[^/]+$/i;
const DEFINITION_WORDS =
  "the id of a policy definition (/subscriptions/…/providers/Microsoft.Authorization/policyDefinitions/…), or a reference to one,";

function optionProblems(options: unknown): Problem[] {
  if (!isMap(options)) return [invalid("options", options, "an object with ids of definitions")];
  return (["deploymentTypesDefinitionId", "storageRedundancyDefinitionId", "diagnosticTargetsDefinitionId"] as const)
    .filter((path) => options[path] !== undefined && !isDefinitionId(options[path]))
    .map((path) => invalid(path, options[path], DEFINITION_WORDS));
}

function isDefinitionId(value: unknown): boolean {
  if (typeof value !== "string") return false;
  return isUnresolved(value) || (isLiteralText(value) && DEFINITION_ID.test(value));
}

function invalid(path: string, value: unknown, what: string): Problem {
  return problem("OptionInvalid", path, { value: shown(value), what });
}
