// What a policy expression sees of its request, for tests. The names are those of Azure; the classes stand for its
// interfaces, and a test sets them. A member that is missing here is one that the documentation does not have, or that
// this library must not use: StatusReason is left out on purpose.
using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using Newtonsoft.Json.Linq;

public sealed class IContext
{
    public IApi Api;
    public IDeployment Deployment;
    public TimeSpan Elapsed;
    public ILastError LastError;
    public IOperation Operation;
    public IProduct Product;
    public IRequest Request;
    public Guid RequestId;
    public IResponse Response;
    public ISubscription Subscription;
    public DateTime Timestamp;
    public bool Tracing;
    public IUser User;
    public IReadOnlyDictionary<string, object> Variables;
    public Action<string> Trace = message => { };
}

public sealed class IApi
{
    public string Id, Name, Path, Revision, Version;
    public bool IsCurrentRevision = true;
    public IUrl ServiceUrl;
}

public sealed class IDeployment
{
    public string GatewayId, Region, ServiceId, ServiceName;
    public IGateway Gateway;
}

public sealed class IGateway
{
    public string Id, InstanceId;
    public bool IsManaged = true;
}

public sealed class ILastError
{
    public string Message, Path, PolicyId, Reason, Scope, Section, Source;
}

public sealed class IOperation
{
    public string Id, Method, Name, UrlTemplate;
}

public sealed class IProduct
{
    public string Id, Name;
    public bool ApprovalRequired, SubscriptionRequired;
}

public sealed class ISubscription
{
    public string Id, Key, Name, PrimaryKey, SecondaryKey;
}

public sealed class IUser
{
    public string Id, Email, FirstName, LastName;
}

public sealed class IRequest
{
    public IMessageBody Body;
    public IReadOnlyDictionary<string, string[]> Headers;
    public string IpAddress, Method;
    public IReadOnlyDictionary<string, string> MatchedParameters;
    public IUrl OriginalUrl, Url;
}

public sealed class IResponse
{
    public IMessageBody Body;
    public IReadOnlyDictionary<string, string[]> Headers;
    public int StatusCode;
}

public sealed class IUrl
{
    public string Scheme, Host, Path, QueryString;
    public int Port;
    public IReadOnlyDictionary<string, string[]> Query;

    public override string ToString()
    {
        return Scheme + "://" + Host + ":" + Port.ToString(CultureInfo.InvariantCulture) + Path + QueryString;
    }
}

public sealed class IMessageBody
{
    private string text;

    public IMessageBody(string text)
    {
        this.text = text;
    }

    /// <summary>Reads the body; without preserveContent, for the last time.</summary>
    public T As<T>(bool preserveContent = false)
    {
        if (text == null) throw new InvalidOperationException("the body was read before, without preserveContent");
        var content = text;
        if (!preserveContent) text = null;
        if (typeof(T) == typeof(string)) return (T)(object)content;
        if (typeof(T) == typeof(byte[])) return (T)(object)Encoding.UTF8.GetBytes(content);
        if (typeof(JToken).IsAssignableFrom(typeof(T))) return (T)(object)JToken.Parse(content);
        throw new InvalidOperationException("a body cannot be read as " + typeof(T));
    }
}

/// <summary>
/// What set-variable takes: learn.microsoft.com/azure/api-management/set-variable-policy, "Allowed types". The JSON types were
/// added there in 2026 (MicrosoftDocs/azure-docs#128688). An expression of another type does not convert to it.
/// </summary>
public struct VariableValue
{
    public object Value;

    public static implicit operator VariableValue(bool value) { return new VariableValue { Value = value }; }
    public static implicit operator VariableValue(int value) { return new VariableValue { Value = value }; }
    public static implicit operator VariableValue(long value) { return new VariableValue { Value = value }; }
    public static implicit operator VariableValue(double value) { return new VariableValue { Value = value }; }
    public static implicit operator VariableValue(decimal value) { return new VariableValue { Value = value }; }
    public static implicit operator VariableValue(Guid value) { return new VariableValue { Value = value }; }
    public static implicit operator VariableValue(string value) { return new VariableValue { Value = value }; }
    public static implicit operator VariableValue(char value) { return new VariableValue { Value = value }; }
    public static implicit operator VariableValue(DateTime value) { return new VariableValue { Value = value }; }
    public static implicit operator VariableValue(TimeSpan value) { return new VariableValue { Value = value }; }
    public static implicit operator VariableValue(JToken value) { return new VariableValue { Value = value }; }
}

public static class ContextExtensions
{
    public static string GetValueOrDefault(
        this IReadOnlyDictionary<string, string[]> values, string name, string defaultValue = null)
    {
        string[] found;
        return values.TryGetValue(name, out found) ? string.Join(",", found) : defaultValue;
    }

    public static string GetValueOrDefault(
        this IReadOnlyDictionary<string, string> values, string name, string defaultValue = null)
    {
        string found;
        return values.TryGetValue(name, out found) ? found : defaultValue;
    }

    /// <summary>Throws for a variable of another type, as Azure does: an int is no string, and no long.</summary>
    public static T GetValueOrDefault<T>(
        this IReadOnlyDictionary<string, object> values, string name, T defaultValue = default(T))
    {
        object found;
        return values.TryGetValue(name, out found) ? (T)found : defaultValue;
    }
}

/// <summary>What differs from run to run, made to stand still: a test puts these names in the place of those of .NET.</summary>
public static class Fixed
{
    public static readonly DateTime UtcNow = new DateTime(2026, 11, 21, 10, 0, 0, DateTimeKind.Utc);
    public static readonly DateTimeOffset UtcNowOffset = new DateTimeOffset(UtcNow);

    public static Guid NewGuid()
    {
        return new Guid("0f8fad5b-d9cb-469f-a165-70867728950e");
    }
}
