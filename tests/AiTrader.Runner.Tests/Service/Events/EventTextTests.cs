using System.Text.Json.Nodes;
using AiTrader.Runner.Service.Events;
using AiTrader.Stores;

namespace AiTrader.Runner.Tests.Service.Events;

/// <summary>Whatever happened has an event: what is too long for one is cut, and says so.</summary>
internal sealed class EventTextTests
{
    private static readonly TradingContext Context = new TradingContextBuilder
    {
        Signature = "alice",
        ModelId = "scripted/demo",
        Time = "2025-10-01",
    }.Build();

    private static readonly string Long = new('é', 400_000);

    private static IEnumerable<LedgerEntry> LongEntries()
    {
        yield return new LedgerEntry.AccountOpened(
            Context,
            AccountTerms.Create(Market.Us, new Money(100)) with
            {
                Mandate = new Mandate { Universe = [.. SymbolsOf(7_400)] },
            }
        );
        yield return new LedgerEntry.Held(2, Context, ClientOrderId.Parse("1"), Long);
        yield return new LedgerEntry.Held(2, Context, ClientOrderId.Parse("1"), "\ud800" + Long);
        yield return new LedgerEntry.Denied(
            2,
            Context,
            Order.Buy(ClientOrderId.Parse("1"), Symbol.Parse("AAA"), 1),
            new Denial(Long, Long)
        );
    }

    [TestCaseSource(nameof(LongEntries))]
    public void An_entry_of_any_size_has_an_event(LedgerEntry entry)
    {
        var told = EventText.Of(entry);

        var line = JsonNode.Parse(told.Content)!;
        Assert.That(told.Content, Has.Length.LessThanOrEqualTo(NewEvent.LongestContent));
        Assert.That(told.Position, Is.EqualTo(entry.Sequence));
        Assert.That(line["signature"]!.GetValue<string>(), Is.EqualTo("alice"));
        Assert.That(line["time"]!.GetValue<string>(), Is.EqualTo("2025-10-01"));
        Assert.That(
            line["isCut"]?.GetValue<bool>() ?? line["reason"]!.GetValue<string>().EndsWith('…'),
            Is.True,
            "Nothing says that it is cut."
        );
    }

    [Test]
    public void An_entry_that_fits_is_told_as_the_ledger_has_it()
    {
        var line = JsonNode.Parse(
            EventText.Of(new LedgerEntry.Held(2, Context, ClientOrderId.Parse("1"), "No.")).Content
        )!;

        Assert.That(line["reason"]!.GetValue<string>(), Is.EqualTo("No."));
        Assert.That(line["isCut"], Is.Null);
    }

    [Test]
    public void A_line_of_which_nothing_can_be_kept_has_its_names()
    {
        var line = new JsonObject { ["signature"] = "alice" };
        for (int i = 0; i < 5; i++)
        {
            line[$"{i}"] = new JsonArray([
                .. Enumerable.Range(0, 500).Select(_ => (JsonNode)new JsonArray(Long[..90])),
            ]);
            line[$"{i}x{Long[..5_000]}"] = Enumerable.Range(0, 10).Aggregate((JsonNode)Long[..90], (a, _) => Nest(a));
        }

        var told = EventLine.Of("opened", line);

        Assert.That(told.Content, Has.Length.LessThanOrEqualTo(NewEvent.LongestContent));
        Assert.That(JsonNode.Parse(told.Content)!["signature"]!.GetValue<string>(), Is.EqualTo("alice"));
    }

    [TestCase("""{"messages":[null]}""")]
    [TestCase("""{"messages":[{"contents":[null]}]}""")]
    [TestCase("""{"messages":[{"contents":[{"$type":"functionCall","callId":null,"name":null}]}]}""")]
    [TestCase("""{"messages":[{"contents":null}]}""")]
    [TestCase("null")]
    [TestCase("what I think")]
    public async Task Whatever_is_journaled_stays_journaled(string content)
    {
        await using var store = new InMemoryStore(TimeProvider.System);
        await using var service = await ServedStore.StartAsync(store, []);
        var journals = new TellingJournals(store.Journals, service.Relay);
        var entry = new JournalEntry(Context, 1, JournalEntryKind.Reply, content);

        await journals.AppendAsync(entry);

        Assert.That(await journals.ReadAsync(Context), Is.EqualTo((JournalEntry[])[entry]));
    }

    private static JsonArray Nest(JsonNode node) => [node, node.DeepClone()];

    private static IEnumerable<Symbol> SymbolsOf(int count) =>
        Enumerable.Range(0, count).Select(number => Symbol.Parse($"S{number:D31}"));
}
