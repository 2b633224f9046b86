namespace AiTrader;

/// <summary>One reason why untyped input is not a <see cref="TradingContext"/>.</summary>
/// <param name="Field">The field: <c>signature</c>, <c>model</c> or <c>time</c>.</param>
/// <param name="Value">The value, safe to print: quoted, escaped and cut at 40 characters.</param>
/// <param name="Allowed">What is allowed instead.</param>
public sealed record TradingContextProblem(string Field, string Value, string Allowed)
{
    /// <summary>The field: <c>signature</c>, <c>model</c> or <c>time</c>.</summary>
    public string Field
    {
        get;
        init => field = NotNull.Require(value);
    } = NotNull.Require(Field);

    /// <summary>The value, safe to print: quoted, escaped and cut at 40 characters.</summary>
    public string Value
    {
        get;
        init => field = NotNull.Require(value);
    } = NotNull.Require(Value);

    /// <summary>What is allowed instead.</summary>
    public string Allowed
    {
        get;
        init => field = NotNull.Require(value);
    } = NotNull.Require(Allowed);

    /// <summary><c>signature '' is refused; allowed are 1-64 …</c></summary>
    public override string ToString() => $"{Field} {Value} is refused; allowed: {Allowed}.";

    internal static TradingContextProblem OfSignature(string? text) =>
        new("signature", MessageText.Quote(text), Signature.Rule.Allowed);

    internal static TradingContextProblem OfModelId(string? text) =>
        new("model", MessageText.Quote(text), ModelId.Rule.Allowed);

    internal static TradingContextProblem OfModelText(string? text) =>
        new(
            "model",
            MessageText.Quote(text),
            $"provider/model, in {ModelId.Rule.Allowed}; a {nameof(ModelId)} needs no provider"
        );

    internal static TradingContextProblem OfTime(string? text) =>
        new("time", MessageText.Quote(text), TradingTime.Allowed);
}
