/** What may be used of a type: everything, or these members. */
export type Members = "all" | readonly string[];

const CAPTURE = ["Index", "Length", "Value"];
const GROUP = [...CAPTURE, "Captures", "Success"];

/**
 * Types that policy expressions may use: learn.microsoft.com/azure/api-management/api-management-policy-expressions,
 * "CLR types allowed in policy expressions". A type that is derived from another has its members too.
 */
export const ALLOWED_TYPES: Readonly<Record<string, Members>> = {
  ...all("Newtonsoft.Json", "Formatting"),
  "Newtonsoft.Json.JsonConvert": ["SerializeObject", "DeserializeObject"],
  ...all("Newtonsoft.Json.Linq", "Extensions JArray JConstructor JContainer JObject JProperty JRaw JToken JTokenType"),
  ...all("Newtonsoft.Json.Linq", "JValue"),
  ...all("System", "Array BitConverter Boolean Byte Char Convert DateTimeOffset Decimal Double Exception Guid"),
  ...all("System", "Int16 Int32 Int64 Math MidpointRounding Nullable Object Random SByte Single String StringComparer"),
  ...all("System", "StringComparison StringSplitOptions TimeSpan TimeZone TimeZoneInfo Tuple UInt16 UInt32 UInt64"),
  ...all("System", "Uri UriPartial"),
  "System.Enum": ["Parse", "TryParse", "ToString"],
  "System.DateTime": [
    ...[
      "Add",
      "AddDays",
      "AddHours",
      "AddMilliseconds",
      "AddMinutes",
      "AddMonths",
      "AddSeconds",
      "AddTicks",
      "AddYears",
    ],
    ...["Date", "Day", "DayOfWeek", "DayOfYear", "DaysInMonth", "Hour", "IsDaylightSavingTime", "IsLeapYear"],
    ...["MaxValue", "Millisecond", "Minute", "MinValue", "Month", "Now", "Parse", "Second", "Subtract", "Ticks"],
    ...["TimeOfDay", "Today", "ToString", "UtcNow", "Year"],
  ],
  "System.DateTimeKind": ["Utc"],
  ...all("System.Collections.Generic", "Dictionary HashSet ICollection IDictionary IEnumerable IEnumerator IList"),
  ...all("System.Collections.Generic", "IReadOnlyCollection IReadOnlyDictionary ISet KeyValuePair List Queue Stack"),
  ...all("System.IO", "StringReader StringWriter"),
  ...all("System.Linq", "Enumerable"),
  ...all("System.Net", "IPAddress WebUtility"),
  ...all("System.Text", "Encoding StringBuilder"),
  "System.Text.RegularExpressions.Capture": CAPTURE,
  "System.Text.RegularExpressions.CaptureCollection": ["Count", "Item"],
  "System.Text.RegularExpressions.Group": GROUP,
  "System.Text.RegularExpressions.GroupCollection": ["Count", "Item"],
  "System.Text.RegularExpressions.Match": [...GROUP, "Empty", "Groups", "Result"],
  "System.Text.RegularExpressions.Regex": ["IsMatch", "Match", "Matches", "Replace", "Split", "Unescape"],
  ...all("System.Text.RegularExpressions", "RegexOptions"),
  ...all("System.Security.Cryptography", "HMACSHA256 HMACSHA384 HMACSHA512 SHA256 SHA384 SHA512"),
  ...all("System.Xml", "XmlNodeType"),
  ...all("System.Xml.Linq", "XAttribute XComment XElement XName XNamespace XNode"),
};

/** Names that C# has for types of the list. */
export const ALIASES: Readonly<Record<string, string>> = {
  ...{ bool: "Boolean", byte: "Byte", char: "Char", decimal: "Decimal", double: "Double", float: "Single" },
  ...{ int: "Int32", long: "Int64", object: "Object", sbyte: "SByte", short: "Int16", string: "String" },
  ...{ uint: "UInt32", ulong: "UInt64", ushort: "UInt16" },
};

/** The types of `context`, by the name that samples of Microsoft cast to; each member with its type, "" for one of the list. */
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
    ...open("Elapsed RequestId Trace Tracing Variables"),
  },
  IApi: { ServiceUrl: "IUrl", ...open("Id IsCurrentRevision Name Path Revision Version") },
  IDeployment: { Gateway: "IGateway", ...open("Certificates GatewayId Region ServiceId ServiceName") },
  IGateway: open("Id InstanceId IsManaged"),
  ILastError: open("Message Path PolicyId Reason Scope Section Source"),
  IOperation: open("Id Method Name UrlTemplate"),
  IProduct: open("ApprovalRequired Id Name State SubscriptionRequired"),
  IRequest: {
    Body: "IMessageBody",
    OriginalUrl: "IUrl",
    Url: "IUrl",
    ...open("Certificate Headers IpAddress MatchedParameters Method PrivateEndpointConnection"),
  },
  // Not StatusReason: Microsoft changes those texts.
  IResponse: { Body: "IMessageBody", ...open("Headers StatusCode") },
  ISubscription: open("CreatedDate EndDate Id Key Name PrimaryKey SecondaryKey StartDate"),
  IUrl: open("Host Path Port Query QueryString Scheme ToString"),
  IUser: open("Email FirstName Id LastName RegistrationDate"),
  IMessageBody: open("As"),
};

/** Of these, only what a `send-request` leaves in a variable is ever named. */
export const NAMED_CONTEXT_TYPES: readonly string[] = ["IResponse"];

function all(namespace: string, names: string): Record<string, Members> {
  return Object.fromEntries(names.split(" ").map((name) => [`${namespace}.${name}`, "all"]));
}

function open(names: string): Record<string, string> {
  return Object.fromEntries(names.split(" ").map((name) => [name, ""]));
}
