using System.Globalization;
using System.Text;
using AiTrader.Prices;
using FsCheck;
using FsCheck.Fluent;

namespace AiTrader.Core.Tests.Markets;

/// <summary>
/// Whatever happens after a time changes no answer at that time: not a result, and not the text of a refusal.
/// </summary>
public sealed class LookAheadTests
{
    private const int Stamps = 8;

    // The last one begins late, or not at all.
    private static readonly string[] Symbols = ["AAA", "BBB", "CCC", "NEW"];

    [Test]
    public void Deleting_the_future_changes_no_answer([Values] Resolution resolution) =>
        Check.QuickThrowOnFailure(
            Prop.ForAll<int, byte>(
                (seed, now) =>
                    AnswersDespite(
                        resolution,
                        seed,
                        now,
                        (bar, time) =>
                            bar.Time > time ? null
                            : bar.Time == time ? new Bar(bar.Time, bar.Open)
                            : bar
                    )
            )
        );

    [Test]
    public void Scrambling_the_future_changes_no_answer([Values] Resolution resolution) =>
        Check.QuickThrowOnFailure(
            Prop.ForAll<int, byte>(
                (seed, now) =>
                {
                    var random = new Random(~seed);
                    return AnswersDespite(
                        resolution,
                        seed,
                        now,
                        (bar, time) =>
                            bar.Time > time ? RandomBar(random, bar.Time)
                            : bar.Time == time ? Reshaped(bar, random)
                            : bar
                    );
                }
            )
        );

    [Test]
    public void Scrambling_the_past_does_change_an_answer() =>
        Assert.That(
            AnswersDespite(
                Resolution.Daily,
                1,
                Stamps - 1,
                (bar, time) => bar.Time < time ? RandomBar(new Random(2), bar.Time) : bar
            ),
            Is.False
        );

    [Test]
    public void Scrambling_the_open_of_now_does_change_an_answer() =>
        Assert.That(
            AnswersDespite(
                Resolution.Daily,
                1,
                3,
                (bar, time) => bar.Time == time ? RandomBar(new Random(2), bar.Time) : bar
            ),
            Is.False
        );

    private static bool AnswersDespite(Resolution resolution, int seed, int now, Func<Bar, TradingTime, Bar?> change)
    {
        var time = StampOf(resolution, now % Stamps);
        var random = new Random(seed);
        var truth = new List<SymbolBar>();
        for (int i = 0; i < Stamps; i++)
        {
            foreach (string symbol in Symbols.Where(symbol => random.Next(4) > 0 && (symbol != "NEW" || i > 4)))
            {
                truth.Add(new SymbolBar(Symbol.Parse(symbol), RandomBar(random, StampOf(resolution, i))));
            }
        }

        // A bar long ago keeps the series from being empty.
        truth.Insert(
            0,
            new SymbolBar(
                Symbol.Parse("AAA"),
                RandomBar(random, TradingTime.Parse(resolution == Resolution.Daily ? "2020-01-01" : "2020-01-01 10:00"))
            )
        );
        var changed = truth
            .Select(pair => (pair.Symbol, Bar: change(pair.Bar, time)))
            .Where(pair => pair.Bar is not null)
            .Select(pair => new SymbolBar(pair.Symbol, pair.Bar!.Value));
        var actions = CorporateActions.Create(
            Enumerable
                .Range(0, Stamps)
                .Select(i => StampOf(resolution, i).Date)
                .Distinct()
                .SelectMany(day =>
                    new[]
                    {
                        CorporateAction.CreateSplit(day, Symbol.Parse("AAA"), random.Next(1, 40) / 10m),
                        CorporateAction.CreateDividend(day, Symbol.Parse("BBB"), random.Next(1, 40), day.AddDays(9)),
                    }
                )
        );
        var known = CorporateActions.Create(actions.All.Where(action => action.ExDate <= time.Date));
        return AnswersAt(time, truth, actions) == AnswersAt(time, changed, known);
    }

    private static string AnswersAt(TradingTime time, IEnumerable<SymbolBar> bars, CorporateActions actions)
    {
        var data = new AsOfMarketData(Market.Us, new InMemoryPriceSource(bars).Read().With(actions));
        var context = TradingContext.For("alice").Using("test/model").At(time);
        var otherKind = TradingContext
            .For("alice")
            .Using("test/model")
            .At(time.IsIntraday ? new TradingTime(time.Date) : new TradingTime(time.Date, new TimeOnly(10, 0)));
        var answers = new StringBuilder().AppendJoin(' ', data.GetSymbols(context));
        Write(answers, () => data.GetSymbols(otherKind));
        foreach (var symbol in Symbols.Append("XXX").Select(Symbol.Parse))
        {
            Write(answers, () => data.IsListed(context, symbol));
            Write(answers, () => data.IsListed(otherKind, symbol));
            Write(answers, () => data.GetQuote(context, symbol));
            Write(answers, () => data.GetLastPrice(context, symbol));
            Write(answers, () => data.GetPreviousClose(context, symbol));
            Write(answers, () => string.Join('|', data.GetBars(context, symbol, 2)));
            Write(answers, () => string.Join('|', data.GetBars(context, symbol, int.MaxValue)));
            Write(answers, () => data.GetBars(context, symbol, -1));
            Write(answers, () => string.Join('|', data.GetHistory(context, symbol, 3).Bars));
            Write(answers, () => string.Join('|', data.GetHistory(context, symbol, 3).Splits));
            Write(answers, () => string.Join('|', data.GetActions(context, symbol)));
            Write(answers, () => data.GetActions(otherKind, symbol));
            Write(answers, () => data.GetQuote(otherKind, symbol));
            Write(answers, () => data.GetBars(otherKind, symbol, 1));
        }

        return answers.ToString();
    }

    private static void Write(StringBuilder answers, Func<object?> ask)
    {
        try
        {
            answers.AppendLine(CultureInfo.InvariantCulture, $"{ask()}");
        }
        catch (ArgumentException refusal)
        {
            answers.AppendLine(CultureInfo.InvariantCulture, $"{refusal.GetType()} {refusal.Message}");
        }
    }

    // Three stamps a day where they are times.
    private static TradingTime StampOf(Resolution resolution, int index) =>
        resolution == Resolution.Daily
            ? new TradingTime(new DateOnly(2025, 10, 6).AddDays(index))
            : new TradingTime(new DateOnly(2025, 10, 6).AddDays(index / 3), new TimeOnly(10 + (index % 3), 0));

    private static Bar RandomBar(Random random, TradingTime time)
    {
        decimal[] prices = [.. Enumerable.Range(0, 4).Select(_ => random.Next(1, 100_000) / 100m).Order()];
        return new Bar(
            time,
            new Price(prices[1]),
            new Price(prices[3]),
            new Price(prices[0]),
            new Price(prices[2]),
            random.Next()
        );
    }

    private static Bar Reshaped(Bar bar, Random random)
    {
        var (open, up, down) = (
            bar.Open!.Value,
            new Price(bar.Open!.Value.Value + random.Next(1, 1000)),
            new Price(bar.Open!.Value.Value / random.Next(2, 10))
        );
        return new Bar(bar.Time, open, up, down, random.Next(2) == 0 ? up : down, random.Next());
    }
}
