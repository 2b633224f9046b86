using System.Text.Json;
using AiTrader.Stores;

namespace AiTrader.Testing;

/// <summary>A store whose every text was written by somebody who wants to be more than text.</summary>
public static class HostileStore
{
    /// <summary>
    /// What is said in it: markup, escape sequences, turned directions, line separators, Markdown, formulas.
    /// </summary>
    public const string Text =
        "</script></pre><script>window.pwned=1</script><img src=x "
        + "onerror=window.pwned=1>\u001b[31mred\u001b]0;title\u0007 \u202egnp.exe\u202c \u2066x\u2069 \u2028 | "
        + "[a](javascript:alert(1)) ![b](http://evil.example/x.png) `code` @everyone www.evil.example <!-- "
        + "{{script}} ]]> \u0000";

    /// <summary>How cells begin that spreadsheets take for formulas.</summary>
    public static IReadOnlyList<string> Formulas { get; } = ["=", "+", "-", "@", "\t=", "\r="];

    /// <summary>The prices of its market, as CSV.</summary>
    public static string Prices { get; } =
        "timestamp,symbol,open,high,low,close,volume\n"
        + string.Concat(
            Enumerable
                .Range(1, Formulas.Count + 3)
                .Select(day => $"2025-10-{day:00},AAA,{10 + day},{12 + day},{9 + day},{11 + day},1000\n")
        );

    /// <summary>Makes it: one trader whose sessions traded, were denied, held for each formula, and broke.</summary>
    public static async Task WriteAsync(string path)
    {
        await using var store = new SqliteStore(path, TimeProvider.System);
        var ledger = store.Ledgers;
        var session = TradingContext.For(Signature.Parse("mallory")).Using(ModelId.Parse("evil/model"));
        var context = session.At(TradingTime.Parse("2025-10-01"));
        var account = await ledger.OpenAccountAsync(context, Market.Us, new Money(1000), default);
        var symbol = Symbol.Parse("AAA");
        account = await AppendAsync(
            ledger,
            account.CreateFilled(
                context,
                new Fill(
                    Order.Buy(ClientOrderId.Create(context, 1), symbol, 10),
                    new Price(11),
                    new Quantity(10),
                    Money.Zero
                )
            )
        );
        account = await AppendAsync(
            ledger,
            account.CreateDenied(
                context,
                Order.Buy(ClientOrderId.Create(context, 2), symbol, 1000),
                new Denial(DenialCodes.InsufficientCash, Text)
            )
        );
        account = await AppendAsync(ledger, account.CreateCompleted(context, SessionOutcome.Traded));
        await TalkAsync(store.Journals, context);
        foreach (string formula in Formulas)
        {
            await store.Requests.AppendAsync(
                new SessionRequest
                {
                    Context = context,
                    RecordedAt = TimeProvider.System.GetUtcNow(),
                    Outcome = RequestOutcome.Retried,
                    Reason = formula + Text,
                },
                default
            );
        }

        await store.Notes.AppendAsync(new Note(context, ClientOrderId.Create(context, 1, 1), Text));
        for (int i = 0; i < Formulas.Count; i++)
        {
            context = session.At(TradingTime.Parse($"2025-10-{i + 2:00}"));
            account = await AppendAsync(
                ledger,
                account.CreateHeld(
                    context,
                    ClientOrderId.Create(context, 1),
                    Formulas[i]
                        + "HYPERLINK(\"http://evil.example\")"
                        + Text.Replace("\0", "", StringComparison.Ordinal)
                )
            );
            account = await AppendAsync(ledger, account.CreateCompleted(context, SessionOutcome.Held));
        }

        context = session.At(TradingTime.Parse($"2025-10-{Formulas.Count + 2:00}"));
        account = await AppendAsync(ledger, account.CreateCompleted(context, SessionOutcome.Undecided));
        context = session.At(TradingTime.Parse($"2025-10-{Formulas.Count + 3:00}"));
        await store.Faults.AppendAsync(
            SessionFault.Create(
                context,
                new InvalidOperationException("=cmd " + Text),
                TimeProvider.System.GetUtcNow()
            ),
            default
        );
    }

    private static async Task TalkAsync(IJournalStore journal, TradingContext context)
    {
        (JournalEntryKind Kind, string Content)[] entries =
        [
            (
                JournalEntryKind.Prompt,
                JsonSerializer.Serialize(
                    new[] { new { role = Text, contents = new[] { Content(("$type", "text"), ("text", Text)) } } }
                )
            ),
            (
                JournalEntryKind.Reply,
                JsonSerializer.Serialize(
                    new
                    {
                        messages = new[]
                        {
                            new
                            {
                                role = "assistant",
                                contents = new[]
                                {
                                    Content(("$type", "text"), ("text", Text)),
                                    Content(
                                        ("$type", "functionCall"),
                                        ("callId", Text),
                                        ("name", Text),
                                        ("arguments", new { symbol = Text })
                                    ),
                                },
                            },
                        },
                    }
                )
            ),
            (JournalEntryKind.Answer, JsonSerializer.Serialize(Text)),
            (JournalEntryKind.Reply, "no JSON " + Text.Replace("\0", "", StringComparison.Ordinal)),
        ];
        for (int i = 0; i < entries.Length; i++)
        {
            await journal.AppendAsync(new JournalEntry(context, i + 1, entries[i].Kind, entries[i].Content), default);
        }
    }

    private static Dictionary<string, object> Content(params (string Name, object Value)[] fields) =>
        fields.ToDictionary(field => field.Name, field => field.Value);

    private static async Task<Account> AppendAsync(ILedgerStore ledger, LedgerEntry entry) =>
        await ledger.AppendAsync(entry, default) is AppendResult.Appended appended
            ? appended.Account
            : throw new InvalidOperationException("The entry was not appended.");
}
