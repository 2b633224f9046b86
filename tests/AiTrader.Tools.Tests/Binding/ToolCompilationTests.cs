using AiTrader.Testing;

namespace AiTrader.Tools.Tests.Binding;

/// <summary>A tool that is called without a context does not compile.</summary>
public sealed class ToolCompilationTests
{
    private static readonly string[] Calls =
    [
        "tools.Bind(CONTEXT);",
        "desk.Brokerage.SubmitAsync(CONTEXT, order, token);",
        "desk.Brokerage.HoldAsync(CONTEXT, id, \"waiting\", token);",
        "desk.Brokerage.GetPortfolioAsync(CONTEXT, token);",
        "desk.MarketData.GetQuote(CONTEXT, symbol);",
        "desk.MarketData.GetBars(CONTEXT, symbol, 1);",
        "desk.AcknowledgeAsync(CONTEXT, id, token);",
        "desk.Fail(CONTEXT, new TimeoutException());",
        "desk.ThrowIfFaulted(CONTEXT);",
        "news.SearchAsync(CONTEXT, \"NVDA\", 10, token);",
    ];

    [TestCaseSource(nameof(Calls))]
    public void A_call_with_a_context_compiles(string call) =>
        Assert.That(ErrorsOf(call.Replace("CONTEXT", "context", StringComparison.Ordinal)), Is.Empty);

    [TestCaseSource(nameof(Calls))]
    public void A_call_without_a_context_does_not_compile(string call) =>
        Assert.That(
            ErrorsOf(
                call.Replace("CONTEXT, ", "", StringComparison.Ordinal).Replace("CONTEXT", "", StringComparison.Ordinal)
            ),
            Is.Not.Empty.And.SubsetOf(new[] { "CS1503", "CS7036" })
        );

    [TestCaseSource(nameof(Calls))]
    public void A_call_with_a_stage_of_a_context_does_not_compile(string call) =>
        Assert.That(
            ErrorsOf(call.Replace("CONTEXT", "TradingContext.For(\"alice\").Using(\"m\")", StringComparison.Ordinal)),
            Is.EqualTo(new[] { "CS1503" })
        );

    [TestCase("TradingTool.Create(\"who\", \"Says who.\", (TradingContext context) => $\"{context.Signature}\");")]
    [TestCase(
        "TradingTool.Create(\"spread\", \"High minus low.\", (TradingContext context, string symbol) => symbol.Length);"
    )]
    [TestCase(
        "TradingTool.Create(\"own\", \"Of one's own.\", async (TradingContext context, string symbol, int "
            + "days, CancellationToken token) => { await Task.Yield(); return days; });"
    )]
    public void A_tool_of_ones_own_with_a_context_compiles(string code) => Assert.That(ErrorsOf(code), Is.Empty);

    [TestCase("TradingTool.Create(\"who\", \"Says who.\", () => 1);")]
    [TestCase("TradingTool.Create(\"spread\", \"High minus low.\", (string symbol) => symbol.Length);")]
    [TestCase(
        "TradingTool.Create(\"spread\", \"High minus low.\", (string symbol, TradingContext context) => symbol.Length);"
    )]
    [TestCase(
        "TradingTool.Create(\"spread\", \"High minus low.\", (Signature signature, string symbol) => symbol.Length);"
    )]
    [TestCase(
        "TradingTool.Create(\"own\", \"Of one's own.\", async (string symbol, int days, CancellationToken "
            + "token) => { await Task.Yield(); return days; });"
    )]
    [TestCase("new TradingTool(\"own\", \"Of one's own.\", (string symbol) => symbol);")]
    [TestCase("tools.Bind(\"alice\");")]
    public void A_tool_of_ones_own_without_a_context_does_not_compile(string code) =>
        Assert.That(
            ErrorsOf(code),
            Is.Not.Empty.And.SubsetOf(new[] { "CS0411", "CS1501", "CS1503", "CS1661", "CS1678", "CS1729", "CS7036" })
        );

    private static string[] ErrorsOf(string statements) =>
        Snippet.ErrorsOf(
            $$"""
            using AiTrader; using AiTrader.Tools;
            static class Application
            {
                static void Run(
                    TradingContext context, TradingToolset tools, IToolDesk desk, AsOfNews news, Order order,
                    ClientOrderId id, Symbol symbol, CancellationToken token)
                {
                    {{statements}}
                }
            }
            """
        );
}
