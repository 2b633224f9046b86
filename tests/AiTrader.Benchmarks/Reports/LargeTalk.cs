using System.Globalization;
using System.Text;
using System.Text.Json;
using AiTrader.Stores;

namespace AiTrader.Benchmarks.Reports;

/// <summary>The conversation of one session, about as long as a real one, and in words of its own.</summary>
internal sealed class LargeTalk
{
    private const int Words = 30;

    private static readonly string[] Vocabulary = (
        "the of market price trend earnings risk portfolio momentum hold buy sell because volume recent "
        + "average above below strong weak sector rates growth margin guidance cash position exposure "
        + "volatility I would prefer to wait until confirmation of breakout support resistance today"
    ).Split(' ');

    private readonly Random _random;
    private readonly decimal[,] _opens;
    private readonly Account _account;
    private readonly TradingContext _context;
    private readonly int _place;
    private readonly int _symbol;

    public LargeTalk(Random random, TradingContext context, Account account, decimal[,] opens, int place)
    {
        (_random, _context, _account, _opens, _place) = (random, context, account, opens, place);
        _symbol = random.Next(opens.GetLength(1));
        var symbol = Symbol.Parse($"SYM{_symbol:00}");
        decimal held = account.Portfolio.GetQuantity(symbol).Value;
        bool sells = held > 0 && (random.Next(2) == 0 || account.Portfolio.Cash.Value < Price);
        var id = ClientOrderId.Create(context, 2, 1);
        Order = sells
            ? Order.Sell(id, symbol, held)
            : Order.Buy(id, symbol, Math.Max(1, Math.Floor(account.Portfolio.Cash.Value * 0.1m / Price)));
        Reason = Text();
    }

    public decimal Price => _opens[_place, _symbol];

    public Order Order { get; }

    public string Reason { get; }

    /// <summary>The entries: prompt, a look at the history, the decision, the end.</summary>
    public IEnumerable<(JournalEntryKind Kind, string Content)> Entries(bool holds)
    {
        yield return (JournalEntryKind.Prompt, Prompt());
        yield return (
            JournalEntryKind.Reply,
            Reply("history", new() { ["symbol"] = $"SYM{_symbol:00}", ["count"] = 10 })
        );
        yield return (JournalEntryKind.Answer, JsonSerializer.Serialize(History()));
        yield return (
            JournalEntryKind.Reply,
            holds
                ? Reply("hold", new() { ["reason"] = Reason })
                : Reply(
                    Order.Side == OrderSide.Buy ? "buy" : "sell",
                    new() { ["symbol"] = Order.Symbol.Value, ["quantity"] = Order.Quantity }
                )
        );
        yield return (
            JournalEntryKind.Answer,
            JsonSerializer.Serialize(holds ? "The hold is recorded." : $"Filled: {Order} at {Price}.")
        );
    }

    private string Prompt()
    {
        var text = new StringBuilder(
            $"You trade on the market us, in USD. It is {_context.Time} on the market's clock; \nYou know "
                + $"nothing that happens later.\nYou act only through tools: buy, sell and hold.\n\nYour "
                + $"portfolio:\ncash {_account.Portfolio.Cash} USD\n"
        );
        foreach (var position in _account.Portfolio.Positions)
        {
            text.Append(CultureInfo.InvariantCulture, $"{position.Symbol} {position.Quantity}\n");
        }

        text.Append("\nCurrent prices:\n");
        for (int symbol = 0; symbol < _opens.GetLength(1); symbol++)
        {
            text.Append(CultureInfo.InvariantCulture, $"SYM{symbol:00} {_opens[_place, symbol]}\n");
        }

        return JsonSerializer.Serialize(
            new[] { Message("system", text.ToString()), Message("user", $"Decide the session of {_context.Time}.") }
        );
    }

    private string History()
    {
        var text = new StringBuilder("time,open\n");
        for (int place = Math.Max(0, _place - 10); place < _place; place++)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"{place},{_opens[place, _symbol]},{_random.Next(1_000, 90_000_000)}\n"
            );
        }

        return text.ToString();
    }

    private string Reply(string name, Dictionary<string, object> arguments) =>
        JsonSerializer.Serialize(
            new
            {
                messages = new[]
                {
                    new
                    {
                        role = "assistant",
                        contents = new Dictionary<string, object>[]
                        {
                            new() { ["$type"] = "text", ["text"] = Text() },
                            new()
                            {
                                ["$type"] = "functionCall",
                                ["callId"] = $"call-{_random.Next():x}",
                                ["name"] = name,
                                ["arguments"] = arguments,
                            },
                        },
                    },
                },
                finishReason = "tool_calls",
                usage = new { inputTokenCount = _random.Next(500, 3_000), outputTokenCount = _random.Next(50, 400) },
            }
        );

    private string Text() =>
        string.Join(' ', Enumerable.Range(0, Words).Select(_ => Vocabulary[_random.Next(Vocabulary.Length)]));

    private static object Message(string role, string text) =>
        new
        {
            role,
            contents = new[]
            {
                new Dictionary<string, string> { ["$type"] = "text", ["text"] = text },
            },
        };
}
