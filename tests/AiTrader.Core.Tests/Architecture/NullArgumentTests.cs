using AiTrader.Core.Tests.Values;
using AiTrader.Testing;

namespace AiTrader.Core.Tests.Architecture;

/// <summary>Null is refused where it is passed, with the name of the parameter.</summary>
public sealed class NullArgumentTests
{
    // The first stage of a context names what is missing like everything else that is wrong.
    private static readonly string[] Exceptions = ["TradingContext.For(signature)"];

    [Test]
    public void Constructors_factories_and_init_members_refuse_null() =>
        Assert.That(
            string.Join(
                '\n',
                new NullArguments(typeof(TradingContext).Assembly, [.. SampleValues.All, TimeProvider.System])
                    .Accepted()
                    .Except(Exceptions)
            ),
            Is.Empty
        );

    [Test]
    public void What_takes_null_is_found() =>
        Assert.That(
            new NullArguments(typeof(NullArgumentTests).Assembly, []).Accepted(),
            Is.SupersetOf(
                new[]
                {
                    "TakesNull..ctor(text)",
                    "TakesNull.Text { init; }",
                    "TakesNull.Create(text)",
                    "TakesNull.Misname(text)",
                }
            )
        );
}

/// <summary>What the test above must find.</summary>
public sealed class TakesNull(string text)
{
    public string Text { get; init; } = text;

    public static TakesNull Create(string text) => new(text);

    public static void Misname(string text) => ArgumentNullException.ThrowIfNull(text, "other");
}
