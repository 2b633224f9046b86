using AiTrader.Audits;
using AiTrader.Rules;
using AiTrader.Stores;
using AiTrader.Testing;

namespace AiTrader.Core.Tests.Stores.Sqlite;

/// <summary>An account of an earlier version, with entries by two models.</summary>
public sealed class MixedAccountTests : IDisposable
{
    private static readonly Signature Alice = Signature.Parse("alice");

    private readonly TemporaryFolder _folder = new();
    private SqliteStore _store = null!;

    [SetUp]
    public async Task Write()
    {
        string file = _folder.File($"{Guid.NewGuid()}.db");
        await EarlierLedgers.WriteMixedAsync(file, "alice");
        _store = new SqliteStore(file, TimeProvider.System);
    }

    [TearDown]
    public async Task Close() => await _store.DisposeAsync();

    public void Dispose() => _folder.Dispose();

    [Test]
    public async Task It_is_read_and_intact_and_has_no_model()
    {
        var account = await _store.Ledgers.FindAccountAsync(Alice);

        Assert.That((account!.Version, account.ModelId), Is.EqualTo((5L, (ModelId?)null)));
        Assert.That(await _store.Ledgers.AllEntriesAsync("alice"), Has.Count.EqualTo(5));
        Assert.That((await _store.Ledgers.VerifyAsync(Alice)).IsIntact, Is.True);
    }

    [Test]
    public async Task It_is_audited_with_a_note_and_without_a_defect()
    {
        var result = await new LedgerAudit(Market.Us, TestMarket.UsWeek().Series, 0).RunAsync(_store.Ledgers, Alice);

        Assert.That(result.Defects, Is.Empty);
        Assert.That(
            result.Notes,
            Is.EqualTo(
                new[]
                {
                    "Entry 4 is by claude, the entry before it by openai/gpt-5: an account belongs to one model, and "
                        + "its owner has not changed that.",
                }
            )
        );
    }

    [TestCase("openai/gpt-5")]
    [TestCase("claude")]
    public async Task It_refuses_both_models(string model)
    {
        var context = TradingContext.For(Alice).Using(ModelId.Parse(model)).At("2025-10-08");
        var maker = Substitute.For<IDecisionMaker>();

        Assert.That(
            async () => await Floor().Sessions.RunAsync(context, maker),
            Throws
                .TypeOf<SessionRefusedException>()
                .With.Message.Contains($"recorded by more than one model, asked for by {model}")
        );
        await maker.DidNotReceiveWithAnyArgs().DecideAsync(null!, null!);
        Assert.That(
            async () =>
                await _store.Ledgers.AppendAsync(
                    (await _store.Ledgers.FindAccountAsync(Alice))!.Held(context, "h", "Waiting.")
                ),
            Throws.TypeOf<LedgerException>()
        );
    }

    [Test]
    public async Task It_runs_again_once_its_owner_named_its_model()
    {
        var claude = ModelId.Parse("claude");
        await _store.Ledgers.ChangeModelAsync(Alice, claude);

        var result = await Floor()
            .Sessions.RunAsync(
                TradingContext.For(Alice).Using(claude).At("2025-10-08"),
                ScriptedDecisions.Buying("AAA", 1)
            );

        Assert.That(result, Is.InstanceOf<SessionResult.Traded>());
        var audit = await new LedgerAudit(Market.Us, TestMarket.UsWeek().Series, 0).RunAsync(_store.Ledgers, Alice);
        Assert.That(audit.Defects, Is.Empty);
        Assert.That(audit.Notes[^1], Does.Contain("the owner gave the account to claude"));
    }

    private TradingFloor Floor() =>
        new(TestMarket.UsWeek().MarketData, TestMarket.UsWeek().Series, _store, RuleBook.Standard);
}
