using System.Text.Json;

namespace AiTrader;

/// <summary>The members of an enum as JSON writes them: <c>buy</c>, <c>nextDay</c>.</summary>
internal static class EnumName
{
    /// <summary>The name of a member.</summary>
    /// <exception cref="JsonException">The value is not a member.</exception>
    public static string Of<TEnum>(TEnum value)
        where TEnum : struct, Enum =>
        Enum.GetName(value) is { } name
            ? JsonNamingPolicy.CamelCase.ConvertName(name)
            : throw new JsonException($"{value:D} is not a value of {typeof(TEnum).Name} and cannot be written.");

    /// <summary>The member with a name; upper and lower case are the same.</summary>
    /// <exception cref="JsonException">No member has it.</exception>
    public static TEnum ParseJson<TEnum>(string text)
        where TEnum : struct, Enum
    {
        foreach (var value in Enum.GetValues<TEnum>())
        {
            if (string.Equals(Enum.GetName(value), text, StringComparison.OrdinalIgnoreCase))
            {
                return value;
            }
        }

        throw new JsonException(
            $"{typeof(TEnum).Name} {MessageText.Quote(text)} is refused; allowed is {Allowed<TEnum>()}."
        );
    }

    /// <summary>The names of all members.</summary>
    public static string Allowed<TEnum>()
        where TEnum : struct, Enum => string.Join(" or ", Enum.GetValues<TEnum>().Select(value => $"\"{Of(value)}\""));
}
