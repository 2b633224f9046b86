using AiTrader.Stores;
using AiTrader.Testing;

namespace AiTrader.Core.Tests.Journals;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class InMemoryJournalTests : JournalContract
{
    protected override IJournalStore Journal { get; } = new InMemoryJournalStore();
}
