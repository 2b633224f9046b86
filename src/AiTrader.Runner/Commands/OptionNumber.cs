using System.Globalization;
using AiTrader.Runner.Input;

namespace AiTrader.Runner.Commands;

/// <summary>Numbers as the values of options.</summary>
internal static class OptionNumber
{
    /// <summary>A share of more than 0 and at most 1.</summary>
    /// <exception cref="FormatException">The text is not one.</exception>
    public static decimal Share(string text)
    {
        const string Allowed = "a share of more than 0 and at most 1, for example 0.2";
        return Within(text, 0, 1, Allowed) is > 0 and var share ? share : throw TextValue.Refusal(text, Allowed);
    }

    /// <summary>An amount of more than zero.</summary>
    /// <exception cref="FormatException">The text is not one.</exception>
    public static Money Amount(string text)
    {
        const string Allowed = "a number of more than 0, for example 1000";
        return Within(text, 0, decimal.MaxValue, Allowed) is > 0 and var amount
            ? new Money(amount)
            : throw TextValue.Refusal(text, Allowed);
    }

    /// <summary>A number within limits.</summary>
    /// <exception cref="FormatException">The text is not one.</exception>
    public static decimal Within(string text, decimal least, decimal most, string allowed) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal value)
        && value >= least
        && value <= most
            ? value
            : throw TextValue.Refusal(text, allowed);
}
