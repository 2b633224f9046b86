using AiTrader.Handoffs;
using AiTrader.Tools.Mcp;

namespace AiTrader.Tools.Tests.Mcp;

public sealed class CallAnswerTests
{
    [Test]
    public void What_a_caller_is_told_tells_nothing_of_why_its_context_was_refused() =>
        Assert.That(
            Enum.GetNames<SealRefusal>()
                .Where(name => CallAnswer.RefusedText.Contains(name, StringComparison.OrdinalIgnoreCase)),
            Is.Empty
        );
}
