using AiTrader.Ledgers;
using AiTrader.Testing;

namespace AiTrader.Core.Tests.Ledgers;

public sealed class InMemoryLedgerTests : LedgerContract
{
    protected override Task<ILedger> CreateAsync() => Task.FromResult<ILedger>(new InMemoryLedger());
}
