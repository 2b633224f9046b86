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

    [TestCase("new SessionResult.Held(context, \"because I say so\")")]
    [TestCase("new SessionResult.Traded(context, [])")]
    [TestCase("new SessionResult.Undecided(context)")]
    [TestCase("new LedgerEntry.Filled(2, context, fill, new Money(1000000000), new Quantity(1))")]
    public void What_only_the_library_may_say_cannot_be_made_outside(string expression) =>
        Assert.That(
            ErrorsOf(
                $"static class Application {{ static object Make(TradingContext context, Order order, Fill "
                    + $"fill, AccountTerms terms) => {expression}; }}"
            ),
            Is.EqualTo(new[] { "CS1729" }).Or.EqualTo(new[] { "CS0122" })
        );

    private static string[] ErrorsOf(string code) =>
        Snippet.ErrorsOf("using AiTrader; using AiTrader.Rules; using AiTrader.Stores; " + code);
}
