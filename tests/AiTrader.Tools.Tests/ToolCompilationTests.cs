using AiTrader.Testing;

namespace AiTrader.Tools.Tests;

/// <summary>A tool that is called without a context does not compile.</summary>
public sealed class ToolCompilationTests
{
    private static readonly string[] Calls =
    [
        "trade.BuyAsync(CONTEXT, id, symbol, 1, token);",
        "trade.SellAsync(CONTEXT, id, symbol, 1, token);",
        "hold.HoldAsync(CONTEXT, id, \"waiting\", token);",
        "portfolio.GetPortfolioAsync(CONTEXT, token);",
        "price.GetQuote(CONTEXT, symbol);",
        "price.GetHistory(CONTEXT, symbol, 1);",
    ];

    [TestCaseSource(nameof(Calls))]
    public void A_call_with_a_context_compiles(string call) =>
        Assert.That(ErrorsOf(call.Replace("CONTEXT", "context", StringComparison.Ordinal)), Is.Empty);

    [TestCaseSource(nameof(Calls))]
    public void A_call_without_a_context_does_not_compile(string call) =>
        Assert.That(ErrorsOf(call.Replace("CONTEXT, ", "", StringComparison.Ordinal)), Is.EqualTo(new[] { "CS7036" }));

    [TestCaseSource(nameof(Calls))]
    public void A_call_with_a_stage_of_a_context_does_not_compile(string call) =>
        Assert.That(ErrorsOf(call.Replace("CONTEXT", "TradingContext.For(\"alice\").Using(\"m\")", StringComparison.Ordinal)), Is.EqualTo(new[] { "CS1503" }));

    [TestCase("trade.BuyAsync(context, id, \"AAA\", 1, token);", "CS1503")]
    [TestCase("trade.BuyAsync(context, id, symbol, 1.5, token);", "CS1503")]
    [TestCase("trade.BuyAsync(context, \"1\", symbol, 1, token);", "CS1503")]
    [TestCase("trade.BuyAsync(context, symbol, 1, token);", "CS7036")]
    public void Untyped_or_missing_facts_do_not_compile(string call, string error) =>
        Assert.That(ErrorsOf(call), Is.EqualTo(new[] { error }));

    private static string[] ErrorsOf(string statements) => Snippet.ErrorsOf($$"""
        using AiTrader; using AiTrader.Orders; using AiTrader.Tools.Trading;
        static class Application
        {
            static void Run(TradingContext context, TradeTool trade, HoldTool hold, PortfolioTool portfolio, PriceTool price, ClientOrderId id, Symbol symbol, CancellationToken token)
            {
                {{statements}}
            }
        }
        """);
}
