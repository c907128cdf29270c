import type { TerraformProvider } from "cdktf";
import type { IApimGateway } from "./api-management-service";

/** Where everything is created that belongs to a service. */
export interface InService {
  readonly apiManagementName: string;
  readonly resourceGroupName: string;
  readonly provider?: TerraformProvider;
}

export function inService({ serviceName, resourceGroupName, provider }: IApimGateway): InService {
  return { apiManagementName: serviceName, resourceGroupName, provider };
}
