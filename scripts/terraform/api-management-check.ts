import type { SchemaFinding } from "./schema-finding";
import type { ApiManagementLimits, ValueTables } from "./value-rule";
import { blocksAt, checkExactlyOne, checkIdentity, finding, isExpression, isSet, type Target } from "./value-target";

type Check = (target: Target, tables: ValueTables) => SchemaFinding[];

/** What only several arguments of one API Management resource together can get wrong. */
export const API_MANAGEMENT_COMBINATIONS: { readonly [type: string]: Check } = {
  azurerm_api_management: checkService,
  azurerm_api_management_api: checkApi,
  azurerm_api_management_api_diagnostic: checkApiDiagnostic,
  azurerm_api_management_api_operation: checkOperation,
  azurerm_api_management_api_policy: (target) => checkExactlyOne(target, ["xml_content", "xml_link"]),
  azurerm_api_management_backend: checkBackend,
  azurerm_api_management_diagnostic: checkDiagnostic,
  azurerm_api_management_named_value: checkNamedValue,
  azurerm_api_management_policy_fragment: checkFragment,
};

const SERVICE = "azurerm, azurerm_api_management";
const TIERS = "facts/azure-names.json, apiManagement.service";

function checkService(target: Target, { apiManagement: limits }: ValueTables): SchemaFinding[] {
  const { body } = target;
  const found = [...checkIdentity(target, SERVICE), ...checkNetwork(target)];
  if (body.public_network_access_enabled === false) {
    const text = "Azure refuses false when the service is created (azurerm issues 21506 and 31788)";
    found.push(finding(target, "public_network_access_enabled", text));
  }
  if (typeof body.sku_name !== "string" || isExpression(body.sku_name)) return found;
  const [tier, units] = body.sku_name.split("_");
  return [...found, ...checkTier(target, tier, limits), ...checkUnits(target, Number(units))];
}

// The provider says so only when it applies the plan.
function checkNetwork(target: Target): SchemaFinding[] {
  const { virtual_network_type: type, virtual_network_configuration: configuration } = target.body;
  if (isExpression(type)) return [];
  const isInNetwork = isSet(type) && type !== "None";
  if (isInNetwork === isSet(configuration)) return [];
  const text = isInNetwork ? `is needed with virtual_network_type ${type}` : "needs a virtual_network_type";
  return [finding(target, "virtual_network_configuration", `${text} (${SERVICE})`)];
}

function checkTier(target: Target, tier: string, limits: ApiManagementLimits): SchemaFinding[] {
  const { body } = target;
  const networkTiers = limits.virtualNetworkTiers[String(body.virtual_network_type)];
  const needs: readonly (readonly [argument: string, isUsed: boolean, tiers: readonly string[]])[] = [
    ["zones", isSet(body.zones), limits.zoneTiers],
    ["additional_location", isSet(body.additional_location), limits.additionalLocationTiers],
    ["client_certificate_enabled", body.client_certificate_enabled === true, limits.clientCertificateTiers],
    ["virtual_network_type", networkTiers !== undefined, networkTiers ?? []],
  ];
  const found = needs
    .filter(([, isUsed, tiers]) => isUsed && !tiers.includes(tier))
    .map(([argument, , tiers]) => finding(target, argument, `needs ${tiers.join(" or ")}, not ${tier} (${TIERS})`));
  if (isSet(body.certificate) && limits.tiersWithoutCertificates.includes(tier)) {
    found.push(finding(target, "certificate", `is refused for ${tier} (${SERVICE})`));
  }
  return found;
}

function checkUnits(target: Target, units: number): SchemaFinding[] {
  const { zones } = target.body;
  if (!Array.isArray(zones) || zones.length === 0 || zones.some(isExpression) || units % zones.length === 0) return [];
  const text = `${zones.length} zones need a multiple of ${zones.length} units, not ${units}`;
  return [finding(target, "zones", `${text} (Reliability in Azure API Management)`)];
}

function checkApi(target: Target): SchemaFinding[] {
  if (isSet(target.body.source_api_id)) return [];
  return ["display_name", "protocols"]
    .filter((name) => !isSet(target.body[name]))
    .map((name) => finding(target, name, "is needed without source_api_id (azurerm, azurerm_api_management_api)"));
}

function checkOperation(target: Target): SchemaFinding[] {
  const { url_template: template } = target.body;
  const parameters = blocksAt(target, ["template_parameter"]);
  const listed = parameters.map(({ block }) => block.name);
  const isKnown =
    typeof template === "string" && !isExpression(template) && !isExpression(target.body.template_parameter);
  if (!isKnown || listed.some(isExpression)) return [];
  const used = [...template.matchAll(/\{\*?([^{}*]+)\}/g)].map(([, name]) => name);
  const source = "(azurerm, azurerm_api_management_api_operation)";
  return [
    ...used
      .filter((name) => !listed.includes(name))
      .map((name) => finding(target, "url_template", `'${name}' has no template_parameter ${source}`)),
    ...parameters
      .filter(({ block }) => !used.includes(String(block.name)))
      .map(({ block, path }) => finding(target, `${path}.name`, `'${block.name}' is not in url_template ${source}`)),
  ];
}

function checkBackend(target: Target, { apiManagement: limits }: ValueTables): SchemaFinding[] {
  const source = "(azurerm, azurerm_api_management_backend)";
  const conditions = blocksAt(target, ["circuit_breaker_rule", "failure_condition"]).flatMap(({ block, path }) => {
    const { count, percentage, status_code_range: statuses, error_reasons: reasons } = block;
    const found: SchemaFinding[] = [];
    if (isSet(count) === isSet(percentage))
      found.push(finding(target, path, `needs either count or percentage ${source}`));
    if (!isSet(statuses) && !isSet(reasons))
      found.push(finding(target, path, `needs status_code_range or error_reasons ${source}`));
    const most = limits.mostErrorReasons;
    if (Array.isArray(reasons) && reasons.length > most)
      found.push(
        finding(target, `${path}.error_reasons`, `has ${reasons.length} entries, at most ${most} allowed ${source}`),
      );
    return found;
  });
  const empty = Object.entries(NOT_EMPTY).flatMap(([name, members]) =>
    blocksAt(target, [name])
      .filter(({ block }) => !members.some((member) => isSet(block[member])))
      .map(({ path }) => finding(target, path, `needs one of ${members.join(", ")} ${source}`)),
  );
  return [...conditions, ...empty];
}

/** Blocks of a backend that say nothing without one of these. */
const NOT_EMPTY = {
  credentials: ["authorization", "certificate", "header", "query"],
  tls: ["validate_certificate_chain", "validate_certificate_name"],
};

function checkNamedValue(target: Target): SchemaFinding[] {
  const { value_from_key_vault: fromKeyVault, secret } = target.body;
  const found = checkExactlyOne(target, ["value", "value_from_key_vault"]);
  if (isSet(fromKeyVault) && secret !== true && !isExpression(secret)) {
    const text = "has to be true for a value from Key Vault (azurerm, azurerm_api_management_named_value)";
    found.push(finding(target, "secret", text));
  }
  return found;
}

function checkFragment(target: Target, { apiManagement: limits }: ValueTables): SchemaFinding[] {
  const { value } = target.body;
  if (typeof value !== "string" || isExpression(value)) return [];
  const has = (name: string) => new RegExp(`<${name}[\\s/>]`).test(value);
  const source = "(facts/azure-names.json, apiManagement.policyFragment.value)";
  if (!/^\s*<fragment[\s/>]/.test(value)) return [finding(target, "value", `is no <fragment> ${source}`)];
  return limits.notInFragments
    .filter(has)
    .map((name) => finding(target, "value", `<${name}> may not stand in a fragment ${source}`));
}

// The provider gives operation_name_format a default, and then refuses it.
function checkApiDiagnostic(target: Target): SchemaFinding[] {
  if (target.body.identifier !== "azuremonitor") return checkDiagnostic(target);
  const text = "'azuremonitor' cannot be planned for one API with azurerm 4.12 to 4.55 (azurerm issue 28547)";
  return [finding(target, "identifier", text)];
}

function checkDiagnostic(target: Target): SchemaFinding[] {
  const { identifier, operation_name_format: format } = target.body;
  if (!isSet(format) || isExpression(identifier) || identifier === "applicationinsights") return [];
  const text = "is only allowed with identifier applicationinsights (azurerm, azurerm_api_management_diagnostic)";
  return [finding(target, "operation_name_format", text)];
}
