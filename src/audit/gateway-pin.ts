/** What a gateway was planned to be. */
export interface GatewayPin {
  readonly apis: readonly ApiPin[];
  readonly policies: readonly ApiPolicyPin[];
  readonly backends: readonly BackendPin[];
  readonly fragments: readonly FragmentPin[];
  /**
   * Name of the service that has them, as it stands in the document; when it is left out, only what is written there tells
   * the service.
   */
  readonly serviceName?: string;
}

/** What an `azurerm_api_management_api` was planned to be. */
export interface ApiPin {
  /** Path of the construct that writes the API. */
  readonly path: string;
  readonly name: string;
  /** Path of the API below the host of the gateway. */
  readonly apiPath: string;
  /** Where requests go that no policy sends elsewhere; undefined when none is written. */
  readonly serviceUrl?: string;
  /** Whether callers need a key; when it is left out, it is not compared. */
  readonly subscriptionRequired?: boolean;
}

/** What an `azurerm_api_management_api_policy` was planned to be. */
export interface ApiPolicyPin {
  /** Path of the construct that writes the policy. */
  readonly path: string;
  /** Name of the API that it belongs to. */
  readonly apiName: string;
  /** The text as it stands in the document, with what Terraform needs escaped. */
  readonly xmlContent: string;
}

/** What an `azurerm_api_management_backend` was planned to be. */
export interface BackendPin {
  /** Path of the construct that writes the backend. */
  readonly path: string;
  readonly name: string;
  readonly url: string;
}

/** What an `azurerm_api_management_policy_fragment` was planned to be. */
export interface FragmentPin {
  /** Path of the construct that writes the fragment. */
  readonly path: string;
  readonly name: string;
  /** Id of the service, as it stands in the document. */
  readonly serviceId: string;
  /** The text as it stands in the document. */
  readonly value: string;
}
