using System.Globalization;

namespace AiTrader.Runner.Input;

/// <summary>
/// Parses values that the options of several commands share. Each method throws <see cref="FormatException"/>, which
/// says what is allowed.
/// </summary>
internal static class TextValue
{
    /// <summary>A market by its name.</summary>
    public static Market Market(string text) =>
        AiTrader.Market.Known.FirstOrDefault(market => market.Name == text)
        ?? throw Refusal(text, string.Join(", ", AiTrader.Market.Known));

    /// <summary>A signature.</summary>
    public static Signature Signature(string text) =>
        AiTrader.Signature.TryParse(text, out var signature)
            ? signature
            : throw Refusal(new TradingContextBuilder { Signature = text }, "signature");

    /// <summary>A model id.</summary>
    public static ModelId ModelId(string text) =>
        AiTrader.ModelId.TryParse(text, out var modelId)
            ? modelId
            : throw Refusal(new TradingContextBuilder { ModelId = text }, "model");

    /// <summary>A trading time.</summary>
    public static TradingTime Time(string text) =>
        TradingTime.TryParse(text, out var time)
            ? time
            : throw Refusal(new TradingContextBuilder { Time = text }, "time");

    /// <summary>An amount of money, zero or more.</summary>
    public static Money Cash(string text) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal value)
            ? new Money(value)
            : throw Refusal(text, "a number of zero or more, for example 10000 or 99.50");

    /// <summary>A whole number, zero or more.</summary>
    public static int Count(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int value)
            ? value
            : throw Refusal(text, $"a whole number from 0 to {int.MaxValue}");

    /// <summary>An existing price file.</summary>
    public static string PriceFile(string text) =>
        Prices.PriceFile.Extensions.Any(ending => text.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
            ? ExistingFile(text)
            : throw Refusal(text, $"a file that ends in {string.Join(", ", Prices.PriceFile.Extensions)}");

    /// <summary>A web address without a user.</summary>
    public static Uri Address(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps)
        && address.UserInfo.Length == 0
            ? address
            : throw Refusal(text, "an http or https address without user, for example http://localhost:4318");

    /// <summary>An existing file.</summary>
    public static string ExistingFile(string text) =>
        File.Exists(text) ? text : throw new FormatException($"{MessageText.QuoteFile(text)} is not an existing file.");

    /// <summary>A file that can be written: its folder exists.</summary>
    public static string OutputFile(string text)
    {
        if (string.IsNullOrWhiteSpace(text) || Directory.Exists(text))
        {
            throw Refusal(text, "the name of a file");
        }

        return Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(text)))
            ? text
            : throw new FormatException($"{MessageText.QuoteFile(text)} is refused; its folder does not exist.");
    }

    /// <summary>Creates the error for a refused value, with what is allowed.</summary>
    public static FormatException Refusal(string text, string allowed) =>
        new($"{MessageText.Quote(text)} is refused; allowed: {allowed}.");

    // The builder knows what a context allows, and shows what was typed safely.
    private static FormatException Refusal(TradingContextBuilder context, string field)
    {
        context.TryBuild(out _, out var problems);
        var problem = problems.Single(problem => problem.Field == field);
        return new FormatException($"{problem.Value} is refused; allowed: {problem.Allowed}.");
    }
}
