using AiTrader.Stores;
using AiTrader.Testing;

namespace AiTrader.Core.Tests.Brokerages;

public sealed class LedgerRecordingTests
{
    private static readonly TradingContext Monday = Contexts.Alice("2025-10-06");
    private static readonly ClientOrderId First = ClientOrderId.Create(Monday, 1);

    private readonly InMemoryStore _store = new(TimeProvider.System);

    private ILedgerStore Ledgers => _store.Ledgers;

    [OneTimeTearDown]
    public Task CloseAsync() => _store.DisposeAsync().AsTask();

    [Test]
    public async Task An_act_is_decided_on_the_current_account_and_is_in_the_ledger_when_it_is_answered()
    {
        var opened = await OpenAsync("current");

        var entry = await Ledgers.RecordAsync(opened.ContextAt("2025-10-06"), Hold(opened, First, "Nothing is cheap."));

        Assert.That(await Ledgers.AllEntriesAsync("current"), Has.Count.EqualTo(2).And.Member(entry));
    }

    [Test]
    public async Task An_act_under_a_recorded_id_is_answered_with_what_is_recorded()
    {
        var opened = await OpenAsync("again");
        var context = opened.ContextAt("2025-10-06");
        var recorded = await Ledgers.RecordAsync(context, Hold(opened, First, "Nothing is cheap."));

        var entry = await Ledgers.RecordAsync(context, Hold(opened, First, "Another reason."));

        Assert.That(entry, Is.EqualTo(recorded));
    }

    [Test]
    public async Task After_another_writer_was_faster_it_decides_again_on_the_new_account()
    {
        var opened = await OpenAsync("conflict");
        var context = opened.ContextAt("2025-10-06");
        var versions = new List<long>();

        await Ledgers.RecordAsync(
            context,
            account =>
            {
                versions.Add(account.Version);
                if (versions.Count == 1)
                {
                    Assert.That(Append(account.CreateHeld(context, First, "I was faster.")).IsCompletedSuccessfully);
                }

                return account.CreateHeld(context, ClientOrderId.Create(context, 2), "Nothing is cheap.");
            }
        );

        Assert.That(versions, Is.EqualTo(new[] { 1L, 2L }));
        Assert.That(await Ledgers.AllEntriesAsync("conflict"), Has.Count.EqualTo(3));
    }

    [Test]
    public void Without_an_account_nothing_is_decided() =>
        Assert.That(
            () => Ledgers.RecordAsync(Contexts.For("nobody", "2025-10-06"), _ => throw new IOException()).AsTask(),
            Throws.TypeOf<LedgerException>().With.Message.Contain("open it first")
        );

    [Test]
    public async Task The_act_of_another_model_is_refused()
    {
        var opened = await OpenAsync("model");
        var other = TradingContext.For("model").Using("other/model").At("2025-10-06");

        Assert.That(
            () => Ledgers.RecordAsync(other, account => account.CreateHeld(other, First, "Not mine.")).AsTask(),
            Throws.TypeOf<LedgerException>()
        );
        Assert.That(await Ledgers.AllEntriesAsync(opened.Signature.Value), Has.Count.EqualTo(1));
    }

    private static Func<Account, LedgerEntry> Hold(Account opened, ClientOrderId id, string reason) =>
        account => account.CreateHeld(opened.ContextAt("2025-10-06"), id, reason);

    private ValueTask<AppendResult> Append(LedgerEntry entry) => Ledgers.AppendAsync(entry, CancellationToken.None);

    private async Task<Account> OpenAsync(string signature) =>
        await Ledgers.OpenAccountAsync(Contexts.For(signature, "2025-10-06"), Market.Us, new Money(1000));
}
