using AiTrader.Stores;
using AiTrader.Testing;

namespace AiTrader.Core.Tests.Stores.Sqlite;

/// <summary>An id that the file has comes before any other reason why an entry is not appended.</summary>
public sealed class SqliteAppendOrderTests
{
    private static readonly TradingContext Monday = Contexts.Alice("2025-10-06");
    private static readonly TradingContext Tuesday = Contexts.Alice("2025-10-07");

    private TemporaryFolder _folder = null!;
    private SqliteStore _store = null!;
    private ILedgerStore _ledger = null!;
    private Account _opened = null!;

    [SetUp]
    public async Task Open()
    {
        _folder = new TemporaryFolder();
        _store = new SqliteStore(_folder.File("ledger.db"), TimeProvider.System);
        _ledger = _store.Ledgers;
        _opened = await _ledger.OpenAccountAsync(Monday, Market.Us, new Money(1000), CancellationToken.None);
    }

    [TearDown]
    public async Task Close()
    {
        await _store.DisposeAsync();
        _folder.Dispose();
    }

    [Test]
    public async Task An_entry_that_comes_next_under_a_used_id_is_a_duplicate_and_changes_nothing()
    {
        var first = await AppendAsync(_opened.CreateHeld(Monday, ClientOrderId.Parse("a"), "wait"));
        var again = await _ledger.AppendAsync(
            first.Account.CreateHeld(Tuesday, ClientOrderId.Parse("a"), "wait longer"),
            CancellationToken.None
        );

        Assert.That(again, Is.InstanceOf<AppendResult.Duplicate>());
        Assert.That(((AppendResult.Duplicate)again).Entry.Sequence, Is.EqualTo(2));
        Assert.That((await _ledger.FindAccountAsync(Monday.Signature, CancellationToken.None))!.Version, Is.EqualTo(2));
    }

    [Test]
    public async Task An_entry_under_a_used_id_that_could_not_come_next_is_a_duplicate()
    {
        var held = await AppendAsync(_opened.CreateHeld(Tuesday, ClientOrderId.Parse("a"), "wait"));
        var completed = await AppendAsync(held.Account.CreateCompleted(Tuesday, SessionOutcome.Held));

        var late = await _ledger.AppendAsync(
            completed.Account.CreateHeld(Monday, ClientOrderId.Parse("a"), "wait"),
            CancellationToken.None
        );

        Assert.That(late, Is.InstanceOf<AppendResult.Duplicate>());
    }

    [Test]
    public async Task An_entry_that_is_not_next_under_a_new_id_is_a_conflict()
    {
        await AppendAsync(_opened.CreateHeld(Monday, ClientOrderId.Parse("a"), "wait"));

        var stale = await _ledger.AppendAsync(
            _opened.CreateHeld(Monday, ClientOrderId.Parse("b"), "wait"),
            CancellationToken.None
        );

        Assert.That(stale, Is.InstanceOf<AppendResult.Conflict>());
    }

    [Test]
    public async Task An_entry_that_cannot_come_next_under_a_new_id_is_refused_and_the_next_one_is_taken()
    {
        var held = await AppendAsync(_opened.CreateHeld(Tuesday, ClientOrderId.Parse("a"), "wait"));

        Assert.That(
            async () =>
                await _ledger.AppendAsync(
                    held.Account.CreateHeld(Monday, ClientOrderId.Parse("b"), "wait"),
                    CancellationToken.None
                ),
            Throws.InstanceOf<LedgerException>()
        );
        await AppendAsync(held.Account.CreateHeld(Tuesday, ClientOrderId.Parse("c"), "wait"));

        Assert.That((await _ledger.VerifyAsync(Monday.Signature, CancellationToken.None)).Damage, Is.Null);
    }

    [Test]
    public async Task Two_signatures_may_use_the_same_id()
    {
        var bob = await _ledger.OpenAccountAsync(
            Contexts.Bob("2025-10-06"),
            Market.Us,
            new Money(1000),
            CancellationToken.None
        );
        await AppendAsync(_opened.CreateHeld(Monday, ClientOrderId.Parse("a"), "wait"));

        await AppendAsync(bob.CreateHeld(Contexts.Bob("2025-10-06"), ClientOrderId.Parse("a"), "wait"));
    }

    private async Task<AppendResult.Appended> AppendAsync(LedgerEntry entry)
    {
        var result = await _ledger.AppendAsync(entry, CancellationToken.None);
        Assert.That(result, Is.InstanceOf<AppendResult.Appended>());
        return (AppendResult.Appended)result;
    }
}
