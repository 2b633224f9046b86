using System.Collections;
using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.AI;

namespace AiTrader.Tools;

/// <summary>The types of arguments: which of them a model can give, and what it is told about them.</summary>
internal static class ArgumentTypes
{
    private static readonly FrozenSet<Type> WholeNumbers = FrozenSet.Create(
        typeof(int),
        typeof(long),
        typeof(short),
        typeof(sbyte),
        typeof(byte),
        typeof(uint),
        typeof(ulong),
        typeof(ushort)
    );

    /// <summary>The type of a parameter, without its question mark.</summary>
    public static Type TypeOf(ParameterInfo parameter) =>
        Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;

    /// <summary>Whether a parameter takes null, as <c>int?</c> and <c>string?</c> do.</summary>
    public static bool IsNullable(ParameterInfo parameter) =>
        parameter.ParameterType.IsValueType
            ? Nullable.GetUnderlyingType(parameter.ParameterType) is not null
            : new NullabilityInfoContext().Create(parameter).WriteState == NullabilityState.Nullable;

    /// <summary>What a parameter takes, for advice.</summary>
    public static string Expected(ParameterInfo parameter, JsonSerializerOptions serializer)
    {
        var type = TypeOf(parameter);
        return type switch
        {
            _ when type == typeof(string) => "text",
            _ when type == typeof(bool) => "true or false",
            _ when type == typeof(decimal) || type == typeof(double) || type == typeof(float) =>
                "a number such as 10 or 0.25",
            _ when IsWholeNumber(type) => "a whole number such as 10",
            _ when ArgumentWords.Find(type) is { } word => word.Expected,
            _ when type.IsEnum => string.Join(" or ", MembersOf(type, serializer)),
            _ when type == typeof(DateOnly) => "a day such as 2025-10-01",
            _ => ExpectedOf(serializer.GetTypeInfo(type)),
        };
    }

    private static string ExpectedOf(JsonTypeInfo info) =>
        (info.Kind, info.ElementType) switch
        {
            (JsonTypeInfoKind.Enumerable, { } element) when element == typeof(string) =>
                "a list such as [\"A\", \"B\"]",
            (JsonTypeInfoKind.Enumerable, { } element) when IsNumber(element) => "a list such as [1, 2]",
            (JsonTypeInfoKind.Enumerable, _) => "a list in brackets, with the elements that the schema describes",
            _ => $"a {info.Type.Name}",
        };

    private static bool IsNumber(Type type) =>
        IsWholeNumber(type) || type == typeof(decimal) || type == typeof(double) || type == typeof(float);

    /// <summary>Whether values of a type are lists or objects.</summary>
    public static bool IsComposed(Type type, JsonSerializerOptions serializer) =>
        serializer.GetTypeInfo(type).Kind != JsonTypeInfoKind.None;

    /// <summary>Whether values of a type are whole numbers.</summary>
    public static bool IsWholeNumber(Type type) => WholeNumbers.Contains(type);

    /// <summary>The members of an enum as JSON: <c>"Buy"</c>, or a number if the serializer writes numbers.</summary>
    public static IEnumerable<string> MembersOf(Type type, JsonSerializerOptions serializer) =>
        Enum.GetValuesAsUnderlyingType(type)
            .Cast<object>()
            .Select(value => JsonSerializer.Serialize(Enum.ToObject(type, value), serializer.GetTypeInfo(type)));

    /// <summary>Why no model can give a value of a type; null if it can.</summary>
    public static string? WhyNot(Type type, JsonSerializerOptions serializer) => WhyNot(type, serializer, []);

    private static string? WhyNot(Type type, JsonSerializerOptions serializer, HashSet<Type> seen)
    {
        var given = Nullable.GetUnderlyingType(type) ?? type;
        if (!seen.Add(given) || given.IsPrimitive || given == typeof(string) || ArgumentWords.Find(given) is not null)
        {
            return null;
        }

        if (IsOfTheSession(given))
        {
            return "the session sets it";
        }

        return FindInfo(given, serializer, out var info, out string? reason) ? WhyNot(info, serializer, seen) : reason;
    }

    private static string? WhyNot(JsonTypeInfo info, JsonSerializerOptions serializer, HashSet<Type> seen)
    {
        if (info.Kind == JsonTypeInfoKind.Object)
        {
            return WhyNotObject(info, serializer, seen);
        }

        return info.ElementType is { } element ? WhyNot(element, serializer, seen) : null;
    }

    private static string? WhyNotObject(JsonTypeInfo info, JsonSerializerOptions serializer, HashSet<Type> seen)
    {
        if (info is { Type.IsAbstract: true, PolymorphismOptions.DerivedTypes: { } kinds })
        {
            return kinds
                .Select(kind => (kind.DerivedType.Name, Reason: WhyNot(kind.DerivedType, serializer, seen)))
                .Where(kind => kind.Reason is not null)
                .Select(kind => $"of its kind '{kind.Name}': {kind.Reason}")
                .FirstOrDefault();
        }

        if (info.Type != typeof(object) && info.Properties.Count == 0)
        {
            return "it has no members that JSON can set";
        }

        if (info.Type != typeof(object) && !CanBeCreated(info))
        {
            return "its constructor takes what JSON does not give";
        }

        return info
            .Properties.Select(member => (member.Name, Reason: WhyNot(member.PropertyType, serializer, seen)))
            .Where(member => member.Reason is not null)
            .Select(member => $"of its member '{member.Name}': {member.Reason}")
            .FirstOrDefault();
    }

    private static bool CanBeCreated(JsonTypeInfo info) =>
        info.CreateObject is not null
        || (
            info.ConstructorAttributeProvider is ConstructorInfo constructor
            && info.Properties.Count(member => member.AssociatedParameter is not null)
                == constructor.GetParameters().Length
        );

    private static bool FindInfo(
        Type type,
        JsonSerializerOptions serializer,
        [NotNullWhen(true)] out JsonTypeInfo? info,
        [NotNullWhen(false)] out string? reason
    )
    {
        (info, reason) = (null, IsService(type) ? "it is a service, not a value" : null);
        if (reason is not null)
        {
            return false;
        }

        try
        {
            info = serializer.GetTypeInfo(type);
            return true;
        }
        catch (Exception unknown) when (unknown is NotSupportedException or InvalidOperationException)
        {
            reason = $"JSON cannot read it ({unknown.Message})";
            return false;
        }
    }

    // What one asks a container for, or disposes of. A list is an interface, and yet a value.
    private static bool IsService(Type type) =>
        (type.IsInterface && !type.IsAssignableTo(typeof(IEnumerable)))
        || (type.IsAbstract && !type.IsInterface && !SaysItsJson(type))
        || type.IsSubclassOf(typeof(Delegate))
        || type.IsAssignableTo(typeof(IDisposable))
        || type.IsAssignableTo(typeof(IAsyncDisposable))
        || type.IsAssignableTo(typeof(Task))
        || type == typeof(AIFunctionArguments);

    private static bool SaysItsJson(Type type) =>
        type.IsDefined(typeof(JsonConverterAttribute), inherit: false)
        || type.IsDefined(typeof(JsonDerivedTypeAttribute), inherit: false);

    private static bool IsOfTheSession(Type type) =>
        type == typeof(TradingContext)
        || type == typeof(ClientOrderId)
        || type == typeof(TextEnvelope)
        || type == typeof(CancellationToken);
}
