using AiTrader.Testing;

namespace AiTrader.Core.Tests;

/// <summary>A context that lacks a fact, and a call that lacks a context, do not compile.</summary>
public sealed class TradingContextCompilationTests
{
    [TestCase("TradingContext made = TradingContext.For(\"alice\").Using(\"openai/gpt-5\").At(\"2025-10-01\");")]
    [TestCase(
        "TradingContext made = "
            + "TradingContext.For(Signature.Parse(\"alice\")).Using(ModelId.Parse(\"m\"))"
            + ".At(TradingTime.Parse(\"2025-10-01\"));"
    )]
    [TestCase(
        "var stage = TradingContext.For(\"alice\").Using(\"m\"); TradingContext made = stage.At(\"2025-10-01\");"
    )]
    [TestCase(
        "TradingContext made = new TradingContextBuilder { Signature = \"alice\", ModelId = \"m\", Time = "
            + "\"2025-10-01\" }.Build();"
    )]
    public void A_context_of_three_facts_compiles(string code) => Assert.That(ErrorsOf(code), Is.Empty);

    [TestCase("TradingContext.For(\"alice\").At(\"2025-10-01\");", "CS1061")]
    [TestCase("TradingContext.Using(\"m\");", "CS0117")]
    [TestCase("TradingContext.At(\"2025-10-01\");", "CS0117")]
    [TestCase("TradingContext.For(\"alice\").Using(\"m\").Using(\"n\");", "CS1061")]
    [TestCase("TradingContext.For(\"alice\").Using(\"m\").At(\"2025-10-01\").At(\"2025-10-02\");", "CS1061")]
    [TestCase("TradingContext made = TradingContext.For(\"alice\");", "CS0029")]
    [TestCase("TradingContext made = TradingContext.For(\"alice\").Using(\"m\");", "CS0029")]
    [TestCase("brokerage.GetPortfolioAsync(TradingContext.For(\"alice\").Using(\"m\"));", "CS1503")]
    public void Skipping_a_stage_does_not_compile(string code, string error) =>
        Assert.That(ErrorsOf(code), Is.EqualTo(new[] { error }));

    [TestCase("TradingContext.For();", "CS1501")]
    [TestCase("TradingContext.For(\"alice\").Using();", "CS1501")]
    [TestCase("TradingContext.For(\"alice\").Using(\"m\").At();", "CS1501")]
    [TestCase("TradingContext.For(null);", "CS0121")]
    [TestCase("TradingContext.For(\"alice\").Using(null);", "CS0121")]
    [TestCase("TradingContext.For(\"alice\").Using(\"m\").At(DateTime.Today);", "CS1503")]
    [TestCase("TradingContext.For(ModelId.Parse(\"m\"));", "CS1503")]
    [TestCase("TradingContext.For(\"alice\").Using(Signature.Parse(\"m\"));", "CS1503")]
    public void A_stage_without_its_fact_or_with_another_does_not_compile(string code, string error) =>
        Assert.That(ErrorsOf(code), Is.EqualTo(new[] { error }));

    [TestCase("new TradingContext();", "CS1729")]
    [TestCase(
        "new TradingContext(Signature.Parse(\"a\"), ModelId.Parse(\"m\"), TradingTime.Parse(\"2025-10-01\"));",
        "CS1729"
    )]
    [TestCase("new TradingContext.ModelStage(Signature.Parse(\"a\"));", "CS1729")]
    [TestCase("new TradingContext.TimeStage(Signature.Parse(\"a\"), ModelId.Parse(\"m\"));", "CS1729")]
    [TestCase("new TradingContext { };", "CS1729")]
    [TestCase("new Signature(\"a\");", "CS1729")]
    [TestCase("new ModelId(\"a\");", "CS1729")]
    [TestCase("new Symbol(\"a\");", "CS1729")]
    [TestCase("new ClientOrderId(\"a\");", "CS1729")]
    public void Making_one_around_its_checks_does_not_compile(string code, string error) =>
        Assert.That(ErrorsOf(code), Is.EqualTo(new[] { error }));

    [TestCase("context.Signature = Signature.Parse(\"bob\");", "CS0200")]
    [TestCase("context.ModelId = ModelId.Parse(\"m\");", "CS0200")]
    [TestCase("context.Time = TradingTime.Parse(\"2025-10-02\");", "CS0200")]
    [TestCase("context.Date = default;", "CS0200")]
    [TestCase("_ = context with { Signature = Signature.Parse(\"bob\") };", "CS0200,CS8858")]
    [TestCase("_ = context.Signature with { Value = \"../x\" };", "CS0200")]
    [TestCase("_ = symbol with { Value = \"../x\" };", "CS0200")]
    [TestCase("_ = id with { Value = \"../x\" };", "CS0200")]
    public void Changing_one_does_not_compile(string code, string errors) =>
        Assert.That(string.Join(',', ErrorsOf(code)), Is.EqualTo(errors));

    [TestCase("class Mine : TradingContext { }", "CS0509")]
    [TestCase("record Mine : Signature { }", "CS0509")]
    public void Deriving_from_one_does_not_compile(string code, string error) =>
        Assert.That(Snippet.ErrorsOf("using AiTrader; " + code), Does.Contain(error));

    [TestCaseSource(nameof(Calls))]
    public void A_call_with_a_context_compiles(string call) =>
        Assert.That(ErrorsOf(call.Replace("CONTEXT", "context", StringComparison.Ordinal)), Is.Empty);

    [TestCaseSource(nameof(Calls))]
    public void A_call_without_a_context_does_not_compile(string call) =>
        Assert.That(
            ErrorsOf(
                call.Replace("CONTEXT, ", "", StringComparison.Ordinal).Replace("CONTEXT", "", StringComparison.Ordinal)
            ),
            Is.EqualTo(new[] { "CS7036" }).Or.EqualTo(new[] { "CS1503" }).Or.EqualTo(new[] { "CS1501" })
        );

    [TestCaseSource(nameof(Calls))]
    public void A_call_with_the_signature_alone_does_not_compile(string call) =>
        Assert.That(
            ErrorsOf(call.Replace("CONTEXT", "context.Signature", StringComparison.Ordinal)),
            Is.EqualTo(new[] { "CS1503" })
        );

    private static readonly string[] Calls =
    [
        "brokerage.SubmitAsync(CONTEXT, order);",
        "brokerage.HoldAsync(CONTEXT, id, \"waiting\");",
        "brokerage.GetPortfolioAsync(CONTEXT);",
        "desk.BuyAsync(CONTEXT, symbol, 1);",
        "desk.SellAsync(CONTEXT, symbol, 1);",
        "desk.HoldAsync(CONTEXT, \"waiting\");",
        "desk.GetPortfolioAsync(CONTEXT);",
        "marketData.GetQuote(CONTEXT, symbol);",
        "marketData.GetLastPrice(CONTEXT, symbol);",
        "marketData.GetPreviousClose(CONTEXT, symbol);",
        "marketData.GetBars(CONTEXT, symbol, 1);",
        "sessions.RunAsync(CONTEXT, decisionMaker);",
        "decisionMaker.DecideAsync(CONTEXT, desk);",
        "ledger.OpenAccountAsync(CONTEXT, Market.Us, new Money(1));",
    ];

    private static string[] ErrorsOf(string statements) =>
        Snippet.ErrorsOf(
            $$"""
            using AiTrader; using AiTrader.Stores;
            static class Application
            {
                static void Run(
                    TradingContext context, IBrokerage brokerage, ITradingDesk desk, IMarketData marketData,
                    SessionRunner sessions, IDecisionMaker decisionMaker, ILedgerStore ledger, Order order,
                    ClientOrderId id, Symbol symbol)
                {
                    {{statements}}
                }
            }
            """
        );
}
