using AiTrader.Runner.Input;

namespace AiTrader.Runner.Tests.Input;

internal sealed class NamedTraderTests
{
    [TestCase("momentum-daily", "momentum-daily,momentum-hourly", "momentum-daily")]
    [TestCase("momentum", "momentum-daily,cash-daily", "momentum-daily")]
    [TestCase("momentum", "momentum-intraday", "momentum-intraday")]
    [TestCase("momentum", "momentum,momentum-daily", "momentum")]
    public void A_name_is_a_signature_or_that_of_a_baseline_that_ran_in_one_season(
        string named,
        string known,
        string found
    ) => Assert.That(Find(named, known).Value, Is.EqualTo(found));

    [TestCase("momentum", "momentum-daily,momentum-hourly", "'momentum' can mean momentum-daily or momentum-hourly")]
    [TestCase("mallory", "alice,bob", "the store has no ledger of 'mallory'; it has: alice, bob.")]
    [TestCase("mallory", "", "it has: none.")]
    [TestCase("mom", "momentum-daily", "no ledger of 'mom'")]
    public void Another_name_is_refused_with_what_there_is(string named, string known, string said) =>
        Assert.That(() => Find(named, known), Throws.TypeOf<InputException>().With.Message.Contains(said));

    private static Signature Find(string named, string known) =>
        NamedTrader.Find(
            Signature.Parse(named),
            [.. known.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Signature.Parse)],
            "the store"
        );
}
