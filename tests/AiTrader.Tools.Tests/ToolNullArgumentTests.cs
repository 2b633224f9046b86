using AiTrader.Testing;

namespace AiTrader.Tools.Tests;

/// <summary>Null is refused where it is passed to this library, with the name of the parameter.</summary>
public sealed class ToolNullArgumentTests
{
    [Test]
    public void Constructors_factories_and_init_members_refuse_null() =>
        Assert.That(
            string.Join(
                '\n',
                new NullArguments(
                    typeof(TradingTool).Assembly,
                    [Contexts.Alice("2025-10-06"), TimeProvider.System]
                ).Accepted()
            ),
            Is.Empty
        );
}
