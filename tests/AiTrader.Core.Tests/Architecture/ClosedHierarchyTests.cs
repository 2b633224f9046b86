using AiTrader.Testing;

namespace AiTrader.Core.Tests.Architecture;

/// <summary>Nobody can add a case to a hierarchy whose cases the library counts on.</summary>
public sealed class ClosedHierarchyTests
{
    [TestCase(
        "public record Mine : Yours { public override void Close() { } } public abstract record Yours { "
            + "public abstract void Close(); }"
    )]
    [TestCase("public class Mine : IFeeModel { public Money GetFee(in FeeArguments arguments) " + "=> default; }")]
    public void What_is_open_can_be_derived_from(string code) => Assert.That(ErrorsOf(code), Is.Empty);

    [TestCase("public sealed record Mine : TradeOutcome { public override Order Order => null!; }")]
    [TestCase(
        "public sealed record Mine(TradeOutcome Other) : TradeOutcome(Other) { public override Order Order => null!; }"
    )]
    [TestCase("public sealed record Mine : AppendResult;")]
    [TestCase("public sealed record Mine : LedgerEntry;")]
    [TestCase("public sealed record Mine : SessionResult;")]
    public void A_case_of_ones_own_does_not_compile(string code) => Assert.That(ErrorsOf(code), Does.Contain("CS0534"));

    [TestCase("TradeOutcome", "private protected override void Seal() { }")]
    [TestCase("TradeOutcome", "protected override void Seal() { }")]
    [TestCase("AppendResult", "private protected override void Seal() { }")]
    [TestCase("AppendResult", "internal override void Seal() { }")]
    public void Its_seal_cannot_be_broken_from_outside(string hierarchy, string member) =>
        Assert.That(
            ErrorsOf(
                $"public sealed record Mine : {hierarchy} {{ "
                    + $"{(hierarchy == "TradeOutcome" ? "public override Order Order => null!; " : "")}{member} }}"
            ),
            Does.Contain("CS0115").And.Contain("CS0534")
        );

    [TestCase("TradeOutcome.Filled")]
    [TestCase("TradeOutcome.Denied")]
    [TestCase("AppendResult.Appended")]
    [TestCase("LedgerEntry.Filled")]
    [TestCase("SessionResult.Held")]
    public void Its_cases_are_sealed(string type) =>
        Assert.That(ErrorsOf($"public record Mine : {type} {{ }}"), Does.Contain("CS0509"));

    // An implementer returns them, a test builds them; a store checks each entry before it keeps it.
    [TestCase("new SessionResult.Held(context, \"Nothing is cheap.\")")]
    [TestCase("new SessionResult.Faulted(context, new System.TimeoutException(), [fill])")]
    [TestCase("new LedgerEntry.Filled(2, context, fill, new Money(1), new Quantity(1))")]
    [TestCase("new LedgerEntry.Held(2, context, order.Id, \"Nothing is cheap.\")")]
    [TestCase("new AppendResult.Duplicate(new LedgerEntry.AccountOpened(context, terms))")]
    [TestCase("new AiTrader.Handoffs.UnsealResult.Opened(context)")]
    [TestCase("new AiTrader.Handoffs.ClaimResult.Granted(context, \"redis\")")]
    [TestCase("new TradeOutcome.Filled(fill)")]
    public void Its_cases_can_be_made_outside(string expression) =>
        Assert.That(
            ErrorsOf(
                $"static class Application {{ static object Make(TradingContext context, Order order, Fill "
                    + $"fill, AccountTerms terms) => {expression}; }}"
            ),
            Is.Empty
        );

    private static string[] ErrorsOf(string code) =>
        Snippet.ErrorsOf("using AiTrader; using AiTrader.Rules; using AiTrader.Stores; " + code);
}
