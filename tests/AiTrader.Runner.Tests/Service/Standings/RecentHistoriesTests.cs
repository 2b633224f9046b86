using AiTrader.Runner.Reports;
using AiTrader.Runner.Service.Standings;
using AiTrader.Stores;

namespace AiTrader.Runner.Tests.Service.Standings;

/// <summary>The records of the traders that were read last.</summary>
internal sealed class RecentHistoriesTests
{
    private readonly RecentHistories _recent = new(most: 10);

    [Test]
    public void What_was_not_used_for_longest_goes_first()
    {
        _recent.Keep(HistoryOf("a", 4));
        _recent.Keep(HistoryOf("b", 4));
        _recent.Find(SignatureOf("a"));

        _recent.Keep(HistoryOf("c", 3));

        Assert.That(KeptOf("a", "b", "c"), Is.EqualTo("a c"));
    }

    [Test]
    public void There_are_never_more_records_than_the_bound_whatever_is_read()
    {
        var random = new Random(1);
        for (int i = 0; i < 1_000; i++)
        {
            _recent.Keep(HistoryOf($"{(char)('a' + random.Next(6))}", 1 + random.Next(12)));

            int kept = "abcdef".Sum(name => _recent.Find(SignatureOf($"{name}"))?.Counts.Total ?? 0);
            Assert.That(_recent.RecordCount, Is.EqualTo(kept).And.AtMost(10));
        }
    }

    [Test]
    public void A_trader_with_more_records_than_the_bound_is_not_kept_and_costs_no_other()
    {
        _recent.Keep(HistoryOf("a", 4));
        _recent.Keep(HistoryOf("b", 4));

        _recent.Keep(HistoryOf("b", 11));

        Assert.That(KeptOf("a", "b"), Is.EqualTo("a"));
    }

    [Test]
    public void Of_a_trader_the_records_that_were_read_last_are_kept()
    {
        _recent.Keep(HistoryOf("a", 2));
        _recent.Keep(HistoryOf("a", 3));

        Assert.That(_recent.Find(SignatureOf("a"))!.Entries, Has.Count.EqualTo(3));
        _recent.Remove(SignatureOf("a"));
        Assert.That((_recent.Find(SignatureOf("a")), _recent.RecordCount), Is.EqualTo(((TraderHistory?)null, 0)));
    }

    private string KeptOf(params string[] names) =>
        string.Join(' ', names.Where(name => _recent.Find(SignatureOf(name)) is not null));

    private static Signature SignatureOf(string name) => Signature.Parse($"trader-{name}");

    private static TraderHistory HistoryOf(string name, int count)
    {
        var opened = new LedgerEntry.AccountOpened(
            TradingContext
                .For(SignatureOf(name))
                .Using(ModelId.Parse("baseline/cash"))
                .At(TradingTime.Parse("2024-01-02")),
            AccountTerms.Create(Market.Us, new Money(100))
        );
        return new TraderHistory(opened, [.. Enumerable.Repeat<LedgerEntry>(opened, count)], [], []);
    }
}
