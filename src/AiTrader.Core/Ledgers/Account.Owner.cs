namespace AiTrader.Stores;

/// <content>What the owner of an account decides. No model does.</content>
public sealed partial class Account
{
    /// <summary>Whether a session at a time was withdrawn; nothing more is recorded at it.</summary>
    public bool IsWithdrawn(TradingTime time) => _basis.Holder.WithdrawnTimes.Contains(time);

    /// <summary>
    /// Whether any session was withdrawn. Then the entries of the ledger are not in the order of their times: those of
    /// a withdrawn session can be later than those that follow them.
    /// </summary>
    public bool HasWithdrawn => _basis.Holder.WithdrawnTimes.Count > 0;

    /// <summary>
    /// Creates the next entry, with which the owner gives the account to a model. A session that another model began
    /// and did not complete is not continued.
    /// </summary>
    /// <param name="modelId">The model, or the baseline, that decides from now on.</param>
    /// <param name="knowledgeCutoff">
    /// The date before which the model may know what happened; null if it is not known.
    /// </param>
    public LedgerEntry.ModelChanged CreateModelChanged(ModelId modelId, DateOnly? knowledgeCutoff = null)
    {
        ArgumentNullException.ThrowIfNull(modelId);
        return new(Version + 1, new TradingContext(Signature, modelId, Time), ModelId, knowledgeCutoff);
    }

    private Account Apply(LedgerEntry.ModelChanged changed) =>
        new(
            _basis with
            {
                Holder = _basis.Holder with
                {
                    ModelId = changed.Context.ModelId,
                    Terms = Terms with { KnowledgeCutoff = changed.KnowledgeCutoff },
                },
                CompletedThrough = IsSessionBegun ? Time : CompletedThrough,
            },
            _now with
            {
                Version = changed.Sequence,
            }
        );

    // The fills of the session stand. What it bought counts as bought on the day on which the account continues, so
    // that no settlement waits for the day of a mistake.
    // The orders that it left open are canceled with it.
    private Account Apply(LedgerEntry.SessionWithdrawn withdrawn)
    {
        var portfolio = Portfolio.SettledBy(withdrawn.ResumesAt.Date);
        var open = OpenOrders
            .Where(order => order.AcceptedAt == Time)
            .Aggregate(OpenOrders, (orders, order) => orders.Without(order));
        var resumed = _now with
        {
            Version = withdrawn.Sequence,
            Time = withdrawn.ResumesAt,
            Portfolio = portfolio,
            Standing = _now.Standing with { OpenOrders = open },
        };
        long before = withdrawn.Resumed.VersionBefore;
        return new(
            new AccountBasis(
                _basis.Holder with
                {
                    WithdrawnTimes = _basis.Holder.WithdrawnTimes.Add(Time),
                },
                new EarlierPosition(resumed with { Version = before }),
                portfolio,
                withdrawn.Resumed.CompletedThrough,
                IsBegun: VersionBeforeTime - before > (before == 0 ? 1 : 0)
            ),
            resumed
        );
    }

    private string? WhyNot(LedgerEntry.ModelChanged changed) =>
        changed.Context.Time != Time ? $"its time {changed.Context.Time} is not {Time}, the time of the account"
        : changed.Previous != ModelId ? $"it changes the model from {changed.Previous}, which is {ModelId}"
        : changed.Context.ModelId == ModelId && changed.KnowledgeCutoff == Terms.KnowledgeCutoff
            ? $"the model is {ModelId} already"
        : null;

    private string? WhyNot(LedgerEntry.SessionWithdrawn withdrawn) =>
        withdrawn.Context.Time != Time ? $"its time {withdrawn.Context.Time} is not {Time}, the time of the account"
        : !IsSessionBegun || VersionBeforeTime == 0 ? $"there is no session at {Time} that can be withdrawn"
        : withdrawn.ResumesAt > Time
        || withdrawn.Resumed.VersionBefore > VersionBeforeTime
        || (withdrawn.ResumesAt == Time && withdrawn.Resumed.VersionBefore != VersionBeforeTime)
            ? $"the account cannot resume at {withdrawn.ResumesAt}, after entry {withdrawn.Resumed.VersionBefore}"
        : withdrawn.Resumed.CompletedThrough > withdrawn.ResumesAt
            ? $"the session of {withdrawn.Resumed.CompletedThrough} cannot be the last one at {withdrawn.ResumesAt}"
        : null;
}
