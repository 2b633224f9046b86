using AiTrader.Stores;
using AiTrader.Testing;

namespace AiTrader.Core.Tests.Journals;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class InMemoryFaultLogTests : FaultLogContract
{
    public InMemoryFaultLogTests() => Faults = new InMemoryFaultStore(Clock);

    protected override IFaultStore Faults { get; }
}
