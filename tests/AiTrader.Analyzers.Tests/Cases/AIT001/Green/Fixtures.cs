using NUnit.Framework;

sealed class MineTests
{
    private static readonly TradingContext Context = TradingContext.For("alice").Using("openai/gpt-5").At("2025-10-01");

    private TradingContext? _seen;

    [Test]
    public void It_is_seen() => Assert.That(_seen = Context, Is.EqualTo(Context));
}
