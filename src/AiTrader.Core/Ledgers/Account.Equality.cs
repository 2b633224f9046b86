namespace AiTrader.Stores;

/// <content>Accounts are equal where their entries make the same of them.</content>
public sealed partial class Account : IEquatable<Account>
{
    /// <summary>Whether the other has the same holder, version, times and portfolios.</summary>
    public bool Equals(Account? other) => other is not null && _now == other._now && _basis == other._basis;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Account);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Signature, Version, Time);
}
