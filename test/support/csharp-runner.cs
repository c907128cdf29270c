// Runs compiled expressions: one line of JSON in, one line of JSON out.
using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Reflection.Emit;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

public static class Runner
{
    public static void Main(string[] args)
    {
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
        System.Threading.Thread.CurrentThread.CurrentCulture = CultureInfo.InvariantCulture;
        if (args.Length > 0 && args[0] == "members") Members();
        else Cases(args.Length > 0);
    }

    private static void Cases(bool asText)
    {
        string line;
        while ((line = Console.In.ReadLine()) != null)
        {
            var reader = new JsonTextReader(new StringReader(line)) { DateParseHandling = DateParseHandling.None };
            var given = JObject.Load(reader);
            Write(Answer((int)given["expression"], (JObject)given["state"], asText));
        }
    }

    private static JObject Answer(int number, JObject state, bool asText)
    {
        var context = States.Read(state);
        try
        {
            var value = Method(number).Invoke(null, new object[] { context });
            if (value is VariableValue) value = ((VariableValue)value).Value;
            var type = value == null ? "null" : value.GetType().ToString();
            return new JObject(new JProperty("type", type), new JProperty("value", asText ? Text(value) : Json(value)));
        }
        catch (Exception error)
        {
            // Mono does not wrap all of them.
            var cause = error is TargetInvocationException ? error.InnerException : error;
            return new JObject(new JProperty("error", cause.GetType().ToString()), new JProperty("message", cause.Message));
        }
    }

    private static MethodInfo Method(int number)
    {
        return typeof(Expressions).GetMethod("e" + number.ToString(CultureInfo.InvariantCulture));
    }

    private static JToken Json(object value)
    {
        if (value == null || value is string || value is bool || value is decimal) return new JValue(value);
        if (value is JToken) return (JToken)value;
        if (value.GetType().IsPrimitive && !(value is char)) return new JValue(value);
        var values = value as IEnumerable;
        if (values != null) return new JArray(values.Cast<object>().Select(Json));
        return new JValue(Convert.ToString(value, CultureInfo.InvariantCulture));
    }

    /// <summary>All of a value: a list with its items, a number with all its digits.</summary>
    private static string Text(object value)
    {
        if (value == null) return "null";
        if (value is string) return (string)value;
        if (value is JToken) return ((JToken)value).ToString(Formatting.None);
        if (value is double) return ((double)value).ToString("R", CultureInfo.InvariantCulture);
        if (value is float) return ((float)value).ToString("R", CultureInfo.InvariantCulture);
        if (value is DateTime || value is DateTimeOffset) return ((IFormattable)value).ToString("o", CultureInfo.InvariantCulture);
        var values = value as IEnumerable;
        if (values != null) return "[" + string.Join(", ", values.Cast<object>().Select(Text)) + "]";
        return Convert.ToString(value, CultureInfo.InvariantCulture);
    }

    private static void Write(JObject answer)
    {
        // Only ASCII, so that no terminal encoding has a say, and half a surrogate pair comes through.
        var text = new StringWriter();
        answer.WriteTo(new JsonTextWriter(text) { StringEscapeHandling = StringEscapeHandling.EscapeNonAscii });
        Console.Out.WriteLine(text);
    }

    private static void Members()
    {
        for (var number = 0; Method(number) != null; number++)
        {
            var used = new SortedSet<string>(StringComparer.Ordinal);
            Collect(Method(number), used, new HashSet<MethodBase>());
            Write(new JObject(new JProperty("members", new JArray(used))));
        }
    }

    private static void Collect(MethodBase method, ISet<string> used, ISet<MethodBase> seen)
    {
        if (!seen.Add(method) || method.GetMethodBody() == null) return;
        foreach (var member in Instructions.MembersOf(method))
        {
            var type = member as Type ?? member.DeclaringType;
            if (type.Assembly != typeof(Runner).Assembly) used.Add(Name(type) + "|" + (member is Type ? "" : member.Name));
            else if (member is MethodBase && IsOfExpressions(type)) Collect((MethodBase)member, used, seen);
        }
    }

    private static bool IsOfExpressions(Type type)
    {
        return type == typeof(Expressions) || (type.DeclaringType != null && IsOfExpressions(type.DeclaringType));
    }

    private static string Name(Type type)
    {
        var plain = type.HasElementType ? type.GetElementType() : type;
        var full = plain.IsGenericType ? plain.GetGenericTypeDefinition().FullName : plain.FullName ?? plain.Name;
        return full.Split('`')[0];
    }
}

public static class Instructions
{
    private static readonly Dictionary<short, OpCode> Codes = typeof(OpCodes)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null))
        .ToDictionary(code => code.Value);

    /// <summary>What the instructions of a method call, read, or make.</summary>
    public static IEnumerable<MemberInfo> MembersOf(MethodBase method)
    {
        var bytes = method.GetMethodBody().GetILAsByteArray();
        var ofType = method.DeclaringType.IsGenericType ? method.DeclaringType.GetGenericArguments() : null;
        var ofMethod = method.IsGenericMethod ? method.GetGenericArguments() : null;
        for (var at = 0; at < bytes.Length;)
        {
            var value = bytes[at] == 0xFE ? (short)(0xFE00 | bytes[at + 1]) : (short)bytes[at];
            at += bytes[at] == 0xFE ? 2 : 1;
            var operand = Codes[value].OperandType;
            if (operand == OperandType.InlineMethod || operand == OperandType.InlineField ||
                operand == OperandType.InlineType || operand == OperandType.InlineTok)
            {
                yield return method.Module.ResolveMember(BitConverter.ToInt32(bytes, at), ofType, ofMethod);
            }
            at += operand == OperandType.InlineSwitch ? 4 + 4 * BitConverter.ToInt32(bytes, at) : Size(operand);
        }
    }

    private static int Size(OperandType operand)
    {
        switch (operand)
        {
            case OperandType.InlineNone: return 0;
            case OperandType.ShortInlineBrTarget:
            case OperandType.ShortInlineI:
            case OperandType.ShortInlineVar: return 1;
            case OperandType.InlineVar: return 2;
            case OperandType.InlineI8:
            case OperandType.InlineR: return 8;
            default: return 4;
        }
    }
}

public static class States
{
    public static IContext Read(JObject state)
    {
        return new IContext
        {
            Api = state["api"] == null ? new IApi() : state["api"].ToObject<IApi>(),
            Deployment = state["deployment"] == null ? new IDeployment() : state["deployment"].ToObject<IDeployment>(),
            Elapsed = TimeSpan.FromMilliseconds((double?)state["elapsedInMilliseconds"] ?? 0),
            LastError = Object<ILastError>(state["lastError"]),
            Operation = Object<IOperation>(state["operation"]) ?? new IOperation(),
            Product = Object<IProduct>(state["product"]),
            Request = Request(state["request"] as JObject ?? new JObject()),
            RequestId = Guid.Parse((string)state["requestId"] ?? "00000000-0000-0000-0000-000000000000"),
            Response = Response(state["response"] as JObject),
            Subscription = Object<ISubscription>(state["subscription"]),
            Timestamp = DateTime.Parse(
                (string)state["timestamp"] ?? "2026-01-01T00:00:00Z", CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal),
            User = Object<IUser>(state["user"]),
            Variables = Variables(state["variables"] as JObject ?? new JObject()),
        };
    }

    private static T Object<T>(JToken token) where T : class
    {
        return token == null || token.Type == JTokenType.Null ? null : token.ToObject<T>();
    }

    private static IRequest Request(JObject state)
    {
        var url = Url((string)state["url"] ?? "https://gateway.example/");
        return new IRequest
        {
            Body = Body(state["body"]),
            Headers = Lists(state["headers"]),
            IpAddress = (string)state["ipAddress"],
            MatchedParameters = ((JObject)state["matchedParameters"] ?? new JObject())
                .Properties().ToDictionary(property => property.Name, property => (string)property.Value),
            Method = (string)state["method"] ?? "POST",
            OriginalUrl = url,
            Url = url,
        };
    }

    private static IResponse Response(JObject state)
    {
        if (state == null) return null;
        return new IResponse
        {
            Body = Body(state["body"]), Headers = Lists(state["headers"]), StatusCode = (int)state["statusCode"],
        };
    }

    private static IMessageBody Body(JToken body)
    {
        return body == null || body.Type == JTokenType.Null ? null : new IMessageBody((string)body);
    }

    // Header names have no case.
    private static Dictionary<string, string[]> Lists(JToken values)
    {
        var lists = new Dictionary<string, string[]>(StringComparer.OrdinalIgnoreCase);
        foreach (var property in ((JObject)values ?? new JObject()).Properties())
        {
            var value = property.Value;
            lists[property.Name] = value.Type == JTokenType.Array ? value.ToObject<string[]>() : new[] { (string)value };
        }
        return lists;
    }

    private static IUrl Url(string text)
    {
        var uri = new Uri(text);
        var query = new Dictionary<string, string[]>(StringComparer.OrdinalIgnoreCase);
        foreach (var pair in uri.Query.TrimStart('?').Split(new[] { '&' }, StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = pair.Split(new[] { '=' }, 2);
            string[] before;
            query.TryGetValue(parts[0], out before);
            query[parts[0]] = (before ?? new string[0])
                .Concat(new[] { Uri.UnescapeDataString(parts.Length > 1 ? parts[1] : "") }).ToArray();
        }
        return new IUrl
        {
            Scheme = uri.Scheme, Host = uri.Host, Port = uri.Port, Path = uri.AbsolutePath, QueryString = uri.Query,
            Query = query,
        };
    }

    /// <summary>A whole number is an int where it fits, as a literal in C# is: set-variable keeps the type.</summary>
    private static Dictionary<string, object> Variables(JObject state)
    {
        return state.Properties().ToDictionary(property => property.Name, property => Variable(property.Value));
    }

    private static object Variable(JToken token)
    {
        if (token.Type == JTokenType.Integer)
        {
            var number = (long)token;
            return number == (int)number ? (object)(int)number : number;
        }
        // { "long": 1 }: a type that JSON does not have.
        var named = token as JObject;
        if (named != null && named.Count == 1 && named["long"] != null) return (long)named["long"];
        if (named != null && named.Count == 1 && named["response"] != null) return Response((JObject)named["response"]);
        var value = token as JValue;
        return value == null ? token : value.Value;
    }
}
