using System.Text.Json;
using AiTrader.Prices;
using AiTrader.Stores;

namespace AiTrader.Testing;

/// <summary>The corpus of splits and dividends: agents whose books two other programs have computed.</summary>
public static class ActionCorpus
{
    /// <summary>The agents, a test case each; one that is skipped where the corpus is absent.</summary>
    public static IEnumerable<TestCaseData> Agents()
    {
        if (SharedCorpus.Find() is null)
        {
            yield return new TestCaseData("us_dividends", "alder").Ignore("The corpus ../shared/corpus is absent.");
            yield break;
        }

        foreach (var entry in ReadManifest())
        {
            yield return new TestCaseData(
                entry.GetProperty("market").GetString(),
                entry.GetProperty("agent").GetString()
            );
        }
    }

    /// <summary>A file of an agent.</summary>
    public static string PathOf(string set, string agent, string file) =>
        SharedCorpus.PathOf("actions", set, $"{agent}.{file}");

    /// <summary>The prices of a set, with its splits and dividends.</summary>
    public static PriceSeries ReadSeries(string set) =>
        PriceFile
            .CreateSource(SharedCorpus.PathOf("actions", "prices", $"{set}.csv.gz"))
            .Read()
            .With(CorporateActionFile.Read(SharedCorpus.PathOf("actions", "actions", $"{set}.csv")));

    /// <summary>How an agent's account is opened.</summary>
    public static (TradingContext Opening, AccountTerms Terms) OpeningOf(string set, string agent)
    {
        var entry = ReadManifest()
            .Single(entry =>
                entry.GetProperty("market").GetString() == set && entry.GetProperty("agent").GetString() == agent
            );
        return (
            Contexts.For(agent, entry.GetProperty("first").GetString()!),
            AccountTerms.Create(Market.Us, new Money(entry.GetProperty("initial_cash").GetDecimal())) with
            {
                Conditions = new TradingConditions { CorporateActions = true },
            }
        );
    }

    private static JsonElement[] ReadManifest()
    {
        using var manifest = JsonDocument.Parse(File.ReadAllText(SharedCorpus.PathOf("actions", "manifest.json")));
        return [.. manifest.RootElement.EnumerateArray().Select(entry => entry.Clone())];
    }
}
