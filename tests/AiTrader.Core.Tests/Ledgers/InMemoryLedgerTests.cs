using AiTrader.Stores;
using AiTrader.Testing;

namespace AiTrader.Core.Tests.Ledgers;

public sealed class InMemoryLedgerTests : LedgerContract
{
    protected override Task<ILedgerStore> CreateAsync() => Task.FromResult<ILedgerStore>(new InMemoryLedgerStore());
}
