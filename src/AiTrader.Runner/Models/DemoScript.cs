using System.Globalization;
using System.Text.RegularExpressions;
using AiTrader.Tools;
using Microsoft.Extensions.AI;

namespace AiTrader.Runner.Models;

/// <summary>
/// A demonstration without a language model. In each session it looks at the history of one symbol of its prompt,
/// follows the trend with a tenth of its cash, and holds if there is no trend. The same prompt gets the same replies.
/// </summary>
internal static partial class DemoScript
{
    private const int LookBack = 10;
    private const decimal Part = 0.1m;
    private const decimal Trend = 0.02m;

    /// <summary>The model id under which it trades.</summary>
    public static ModelId ModelId { get; } = ModelId.Parse("scripted/demo");

    /// <summary>The model.</summary>
    public static IChatClient Client() => new ScriptedChatClient(Reply);

    private static ChatResponse Reply(IReadOnlyList<ChatMessage> messages)
    {
        string prompt = messages[0].Text;
        var prices = PriceLine().Matches(prompt[(prompt.LastIndexOf("\n\n", StringComparison.Ordinal) + 1)..]);
        if (prices.Count == 0)
        {
            return Hold("Nothing has a price.");
        }

        var quote = prices[messages[1].Text.Where(char.IsDigit).Sum(digit => digit - '0') % prices.Count];
        string symbol = quote.Groups["symbol"].Value;
        return messages.Count switch
        {
            2 => ScriptedChatClient.Call("history", new() { ["symbol"] = symbol, ["count"] = LookBack }),
            4 => Decide(prompt, symbol, Number(quote.Groups["price"]), AnswerOf(messages[^1])),
            _ => AnswerOf(messages[^1]).StartsWith("Filled", StringComparison.Ordinal)
                ? ScriptedChatClient.Say("Done.")
                : Hold("The order was denied."),
        };
    }

    private static ChatResponse Decide(string prompt, string symbol, decimal price, string history)
    {
        var closes = Close().Matches(history);
        if (closes.Count < LookBack)
        {
            return Hold($"{symbol} has too short a history.");
        }

        decimal average = closes.Average(close => Number(close.Groups["close"]));
        decimal held = Number(
            Regex.Match(
                prompt,
                $@"^{Regex.Escape(symbol)} (?<all>[\d.]+)(?: \((?<sellable>[\d.]+) can be sold today\))?,?.*worth",
                RegexOptions.Multiline
            )
                is { Success: true } position
                ? position.Groups["sellable"] is { Success: true } sellable
                    ? sellable
                    : position.Groups["all"]
                : null
        );
        decimal affordable = Units(prompt, Number(Cash().Match(prompt).Groups["cash"]) * Part / price);
        return price > average * (1 + Trend) && affordable > 0
                ? ScriptedChatClient.Call("buy", new() { ["symbol"] = symbol, ["quantity"] = affordable })
            : price < average * (1 - Trend) && held > 0
                ? ScriptedChatClient.Call("sell", new() { ["symbol"] = symbol, ["quantity"] = held })
            : Hold(
                $"{symbol} at {price} shows no trend that I can trade: its average of {LookBack} bars is "
                    + $"{Math.Round(average, 2)}."
            );
    }

    private static decimal Units(string prompt, decimal units)
    {
        if (prompt.Contains("fractions of a unit", StringComparison.Ordinal))
        {
            return Math.Round(units, 4, MidpointRounding.ToZero);
        }

        decimal lot = Lot().Match(prompt) is { Success: true } multiples ? Number(multiples.Groups["lot"]) : 1;
        return Math.Floor(units / lot) * lot;
    }

    private static ChatResponse Hold(string reason) => ScriptedChatClient.Call("hold", new() { ["reason"] = reason });

    private static string AnswerOf(ChatMessage message) =>
        message.Contents.OfType<FunctionResultContent>().Last().Result?.ToString() ?? "";

    private static decimal Number(Group? digits) =>
        digits is { Success: true } ? decimal.Parse(digits.Value, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(@"^(?<symbol>[A-Z0-9.\-]+) (?<price>\d+(\.\d+)?)$", RegexOptions.Multiline)]
    private static partial Regex PriceLine();

    // time,open,high,low,close,volume
    [GeneratedRegex(@"^[^,]+,[\d.]+,[\d.]*,[\d.]*,(?<close>[\d.]+),", RegexOptions.Multiline)]
    private static partial Regex Close();

    [GeneratedRegex(@"^cash (?<cash>[\d.]+) ", RegexOptions.Multiline)]
    private static partial Regex Cash();

    [GeneratedRegex(@"multiples of (?<lot>\d+) only")]
    private static partial Regex Lot();
}
