using System.Collections.Immutable;

namespace AiTrader.Stores;

/// <summary>
/// Whose account it is, and what its owner decided. It changes rarely, so that the accounts of many versions share it.
/// </summary>
/// <param name="Signature">The signature.</param>
/// <param name="Terms">The terms with which the account was opened.</param>
/// <param name="ModelId">The model that decides; null if the entries are by more than one.</param>
/// <param name="WithdrawnTimes">The times of withdrawn sessions; nothing more is recorded at them.</param>
internal sealed record AccountHolder(
    Signature Signature,
    AccountTerms Terms,
    ModelId? ModelId,
    ImmutableHashSet<TradingTime> WithdrawnTimes
)
{
    /// <summary>Whether the other has the same values, withdrawn times in any order.</summary>
    public bool Equals(AccountHolder? other) =>
        other is not null
        && Signature == other.Signature
        && Terms == other.Terms
        && ModelId == other.ModelId
        && WithdrawnTimes.SetEquals(other.WithdrawnTimes);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Signature, Terms, ModelId, WithdrawnTimes.Count);

    /// <summary>The holder of a new account.</summary>
    public static AccountHolder Create(TradingContext context, AccountTerms terms) =>
        new(context.Signature, terms, context.ModelId, []);

    /// <summary>The holder after an act of a model, which any ledger of an earlier version can have.</summary>
    public AccountHolder After(ModelId modelId) =>
        ModelId is null || ModelId == modelId ? this : this with { ModelId = null };

    /// <summary>Why a model cannot act; null if it can.</summary>
    public string? WhyNot(ModelId asked)
    {
        if (ModelId == asked)
        {
            return null;
        }

        string recorded = ModelId?.Value ?? "more than one model";
        return $"recorded by {recorded}, asked for by {asked}; an account belongs to one model, and only its owner "
            + "changes that ('aitrader ledger set-model')";
    }
}
