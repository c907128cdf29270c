/**
 * The types of `context`, by the names that samples of Microsoft cast to; each member with its type, "" for one of .NET.
 * https://learn.microsoft.com/azure/api-management/api-management-policy-expressions, "Context variable".
 */
export const CONTEXT_TYPES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  IContext: {
    Api: "IApi",
    Deployment: "IDeployment",
    LastError: "ILastError",
    Operation: "IOperation",
    Product: "IProduct",
    Request: "IRequest",
    Response: "IResponse",
    Subscription: "ISubscription",
    Timestamp: "DateTime",
    User: "IUser",
    Workspace: "IWorkspace",
    ...open("Elapsed GraphQL RequestId Trace Tracing Variables"),
  },
  IApi: {
    ServiceUrl: "IUrl",
    SubscriptionKeyParameterNames: "ISubscriptionKeyParameterNames",
    ...open("Id IsCurrentRevision Name Path Protocols Revision Version"),
  },
  IDeployment: { Gateway: "IGateway", ...open("Certificates GatewayId Region ServiceId ServiceName") },
  IGateway: open("Id InstanceId IsManaged"),
  IGroup: open("Id Name"),
  ILastError: open("Message Path PolicyId Reason Scope Section Source"),
  IMessageBody: open("As"),
  IOperation: open("Id Method Name UrlTemplate"),
  IPrivateEndpointConnection: open("GroupId MemberName Name"),
  IProduct: open("Apis ApprovalRequired Groups Id Name State SubscriptionLimit SubscriptionRequired"),
  IRequest: {
    Body: "IMessageBody",
    OriginalUrl: "IUrl",
    PrivateEndpointConnection: "IPrivateEndpointConnection",
    Url: "IUrl",
    ...open("Certificate Headers IpAddress MatchedParameters Method"),
  },
  IResponse: { Body: "IMessageBody", ...open("Headers StatusCode StatusReason") },
  ISubscription: open("CreatedDate EndDate Id Key Name PrimaryKey SecondaryKey StartDate"),
  ISubscriptionKeyParameterNames: open("Header Query"),
  IUrl: open("Host Path Port Query QueryString Scheme"),
  IUser: open("Email FirstName Groups Id Identities LastName Note RegistrationDate"),
  IUserIdentity: open("Id Provider"),
  IWorkspace: open("Id Name"),
  BasicAuthCredentials: open("Password UserId"),
  Jwt: open("Algorithm Audiences Claims ExpirationTime Id Issuer IssuedAt NotBefore Subject Type"),
};

/** What every object has. */
const OF_EVERY_OBJECT = ["Equals", "GetHashCode", "ToString"];

/** Whether a type of `context` has a member; undefined for any other type. */
export function isContextMember(type: string, member: string): boolean | undefined {
  if (!Object.hasOwn(CONTEXT_TYPES, type)) return undefined;
  return Object.hasOwn(CONTEXT_TYPES[type], member) || OF_EVERY_OBJECT.includes(member);
}

function open(names: string): Record<string, string> {
  return Object.fromEntries(names.split(" ").map((name) => [name, ""]));
}
