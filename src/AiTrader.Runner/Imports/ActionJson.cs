using System.Globalization;
using System.Text.Json;
using AiTrader.Prices;

namespace AiTrader.Runner.Imports;

/// <summary>
/// Reads splits and dividends of one answer of Polygon (<c>/v3/reference/splits</c> and <c>…/dividends</c>, a list
/// <c>results</c>) or of Alpha Vantage (<c>SPLITS</c> and <c>DIVIDENDS</c>, a list <c>data</c> of one symbol):
/// <code>{"results":[{"execution_date":"2020-08-31","split_from":1,"split_to":4,"ticker":"AAPL"}]}
/// {"symbol":"IBM","data":[{"ex_dividend_date":"2024-08-09","payment_date":"2024-09-10","amount":"1.67"}]}</code>
/// </summary>
internal static class ActionJson
{
    private const int ShownLength = 60;

    // Polygon names the currency of a dividend; its prices are in dollars.
    private const string Currency = "USD";

    /// <summary>Reads an answer; false if it is not one with actions.</summary>
    /// <param name="text">The answer.</param>
    /// <param name="source">The file.</param>
    /// <param name="terms">What is known beside the file.</param>
    /// <param name="actions">Takes the actions.</param>
    public static bool TryRead(string text, string source, ImportTerms terms, ImportedActions actions)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            return TryRead(json.RootElement, text, source, terms, actions);
        }
        catch (Exception malformed) when (malformed is JsonException or InvalidOperationException)
        {
            // The reader of prices says what is wrong with it.
            return false;
        }
    }

    private static bool TryRead(
        JsonElement root,
        string text,
        string source,
        ImportTerms terms,
        ImportedActions actions
    )
    {
        if (ListOf(root) is not { } list || !list.EnumerateArray().All(IsAction))
        {
            return false;
        }

        string? symbol = TextOf(root, "symbol");
        (long line, int counted, int end) = (1, 0, 0);
        foreach (var item in list.EnumerateArray())
        {
            string raw = item.GetRawText();
            int at = text.IndexOf(raw, end, StringComparison.Ordinal);
            line += text.AsSpan(counted, at - counted).Count('\n');
            (counted, end) = (at, at + raw.Length);
            try
            {
                actions.Add(Read(item, symbol, terms), source, line);
            }
            catch (Exception refused) when (refused is FormatException or ArgumentException)
            {
                actions.Refuse(source, line, MessageText.Cut(raw, ShownLength), refused.Message);
            }
        }

        if (TextOf(root, "next_url") is { Length: > 0 })
        {
            actions.AddUnfinished();
        }

        return true;
    }

    private static JsonElement? ListOf(JsonElement root) =>
        root.ValueKind != JsonValueKind.Object ? null
        : root.TryGetProperty("results", out var results) && results.ValueKind == JsonValueKind.Array ? results
        : root.TryGetProperty("data", out var data) && data.ValueKind == JsonValueKind.Array ? data
        : null;

    private static bool IsAction(JsonElement item) =>
        item.ValueKind == JsonValueKind.Object
        && (
            item.TryGetProperty("execution_date", out _)
            || item.TryGetProperty("effective_date", out _)
            || item.TryGetProperty("ex_dividend_date", out _)
        );

    private static CorporateAction Read(JsonElement item, string? symbol, ImportTerms terms)
    {
        var named = terms.SymbolOf(TextOf(item, "ticker") ?? symbol);
        if (item.TryGetProperty("execution_date", out _))
        {
            return CorporateAction.CreateSplit(
                DayOf(item, "execution_date"),
                named,
                NumberOf(item, "split_to") / NumberOf(item, "split_from")
            );
        }

        if (item.TryGetProperty("effective_date", out _))
        {
            return CorporateAction.CreateSplit(DayOf(item, "effective_date"), named, NumberOf(item, "split_factor"));
        }

        RequireCurrency(item);
        string payment = item.TryGetProperty("pay_date", out _) ? "pay_date" : "payment_date";
        return CorporateAction.CreateDividend(
            DayOf(item, "ex_dividend_date"),
            named,
            NumberOf(item, item.TryGetProperty("cash_amount", out _) ? "cash_amount" : "amount"),
            IsAbsent(item, payment) ? null : DayOf(item, payment)
        );
    }

    private static void RequireCurrency(JsonElement item)
    {
        if (TextOf(item, "currency") is { } currency && !currency.Equals(Currency, StringComparison.OrdinalIgnoreCase))
        {
            throw new FormatException(
                $"the dividend is paid in {MessageText.Quote(currency)}; allowed is {Currency}, the currency of the "
                    + "prices"
            );
        }
    }

    // Alpha Vantage writes the text None for what it does not know.
    private static bool IsAbsent(JsonElement item, string name) => TextOf(item, name) is null or "" or "None";

    private static DateOnly DayOf(JsonElement item, string name) =>
        TradingTime.TryParse(TextOf(item, name), out var time) && !time.IsIntraday
            ? time.Date
            : throw new FormatException(
                $"the {name} {MessageText.Quote(TextOf(item, name))} is refused; allowed is a day such as 2025-10-01"
            );

    private static decimal NumberOf(JsonElement item, string name) =>
        decimal.TryParse(
            TextOf(item, name),
            NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent,
            CultureInfo.InvariantCulture,
            out decimal value
        ) && value is > 0 and < 1e15m
            ? value
            : throw new FormatException($"the {name} {MessageText.Quote(TextOf(item, name))} is not a positive number");

    private static string? TextOf(JsonElement item, string name) =>
        !item.TryGetProperty(name, out var value) ? null
        : value.ValueKind == JsonValueKind.String ? value.GetString()
        : value.ValueKind == JsonValueKind.Number ? value.GetRawText()
        : null;
}
