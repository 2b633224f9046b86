using System.Reflection;
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
        "price.GetBars(CONTEXT, symbol, 1);",
        "news.SearchNewsAsync(CONTEXT, \"NVDA\", token);",
        "calculator.Calculate(CONTEXT, \"1 + 1\");",
    ];

    [TestCaseSource(nameof(Calls))]
    public void A_call_with_a_context_compiles(string call) =>
        Assert.That(ErrorsOf(call.Replace("CONTEXT", "context", StringComparison.Ordinal)), Is.Empty);

    [TestCaseSource(nameof(Calls))]
    public void A_call_without_a_context_does_not_compile(string call) =>
        Assert.That(ErrorsOf(call.Replace("CONTEXT, ", "", StringComparison.Ordinal)), Is.EqualTo(new[] { "CS7036" }));

    [TestCaseSource(nameof(Calls))]
    public void A_call_with_a_stage_of_a_context_does_not_compile(string call) =>
        Assert.That(
            ErrorsOf(call.Replace("CONTEXT", "TradingContext.For(\"alice\").Using(\"m\")", StringComparison.Ordinal)),
            Is.EqualTo(new[] { "CS1503" })
        );

    [TestCase("trade.BuyAsync(context, id, \"AAA\", 1, token);", "CS1503")]
    [TestCase("trade.BuyAsync(context, id, symbol, 1.5, token);", "CS1503")]
    [TestCase("trade.BuyAsync(context, \"1\", symbol, 1, token);", "CS1503")]
    [TestCase("trade.BuyAsync(context, symbol, 1, token);", "CS7036")]
    public void Untyped_or_missing_facts_do_not_compile(string call, string error) =>
        Assert.That(ErrorsOf(call), Is.EqualTo(new[] { error }));

    [Test]
    public void Every_method_of_every_tool_is_among_the_calls() =>
        Assert.That(
            typeof(TradeTool)
                .Assembly.GetExportedTypes()
                .Where(type => type.Namespace == typeof(TradeTool).Namespace)
                .SelectMany(type =>
                    type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
                )
                .Select(method => method.Name),
            Is.EquivalentTo(Calls.Select(call => call.Split('.', '(')[1]))
        );

    [TestCase("TradingTool.Create(\"who\", \"Says who.\", (TradingContext context) => $\"{context.Signature}\");")]
    [TestCase(
        "TradingTool.Create(\"spread\", \"High minus low.\", (TradingContext context, string symbol) => symbol.Length);"
    )]
    [TestCase(
        "TradingTool.Create(\"own\", \"Of one's own.\", async (TradingContext context, string symbol, int "
            + "days, CancellationToken token) => { await Task.Yield(); return days; });"
    )]
    [TestCase("tools.Bind(context);")]
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
    [TestCase("tools.Bind();")]
    [TestCase("tools.Bind(\"alice\");")]
    [TestCase("tools.Bind(TradingContext.For(\"alice\").Using(\"m\"));")]
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
                    TradingContext context, TradeTool trade, HoldTool hold, PortfolioTool portfolio, PriceTool price, NewsTool news,
                    CalculatorTool calculator, TradingToolset tools, ClientOrderId id, Symbol symbol, CancellationToken token)
                {
                    {{statements}}
                }
            }
            """
        );
}
