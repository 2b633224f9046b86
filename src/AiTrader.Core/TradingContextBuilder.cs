using System.Diagnostics.CodeAnalysis;

namespace AiTrader;

/// <summary>
/// Creates a <see cref="TradingContext"/> from untyped input, or reports every problem together. A value that is not
/// set is a problem; nothing has a default.
/// </summary>
public sealed class TradingContextBuilder
{
    /// <summary>Who trades; see <see cref="AiTrader.Signature"/> for what is allowed.</summary>
    public string? Signature { get; set; }

    /// <summary>The model that decides; see <see cref="AiTrader.ModelId"/> for what is allowed.</summary>
    public string? ModelId { get; set; }

    /// <summary>When: <c>2025-10-01</c> or <c>2025-10-01 10:00[:00]</c>, on the market's clock.</summary>
    public string? Time { get; set; }

    /// <summary>Creates the context.</summary>
    /// <exception cref="TradingContextException">
    /// At least one value is absent or malformed; the message names all of them.
    /// </exception>
    public TradingContext Build() =>
        TryBuild(out var context, out var problems) ? context : throw new TradingContextException(problems);

    /// <summary>Creates the context, or returns every problem of the input.</summary>
    public bool TryBuild(
        [NotNullWhen(true)] out TradingContext? context,
        out IReadOnlyList<TradingContextProblem> problems
    )
    {
        var found = new List<TradingContextProblem>();
        if (!AiTrader.Signature.TryParse(Signature, out var signature))
        {
            found.Add(TradingContextProblem.OfSignature(Signature));
        }

        if (!AiTrader.ModelId.TryParse(ModelId, out var modelId))
        {
            found.Add(TradingContextProblem.OfModelId(ModelId));
        }

        if (!TradingTime.TryParse(Time, out var time))
        {
            found.Add(TradingContextProblem.OfTime(Time));
        }

        problems = found;
        context =
            signature is not null && modelId is not null && found.Count == 0
                ? new TradingContext(signature, modelId, time)
                : null;
        return context is not null;
    }
}
