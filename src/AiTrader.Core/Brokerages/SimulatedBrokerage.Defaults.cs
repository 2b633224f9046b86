namespace AiTrader;

/// <content>How accounts are traded that were opened without conditions, or without a mandate.</content>
public sealed partial class SimulatedBrokerage
{
    /// <summary>
    /// The share of a bar's volume that is executed for one order of an account that was opened without conditions;
    /// more than 0, at most 1. Default: null, no limit.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside its range.</exception>
    public decimal? VolumeLimit
    {
        get => _own.VolumeLimit;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value ?? 1, nameof(value));
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value ?? 1, 1, nameof(value));
            _own = _own with { VolumeLimit = value };
        }
    }

    /// <summary>
    /// Whether splits and dividends are recorded for an account that was opened without conditions. Default: false.
    /// </summary>
    public bool CorporateActions
    {
        get => _own.CorporateActions;
        init => _own = _own with { CorporateActions = value };
    }

    /// <summary>
    /// The notional above which an order waits for its owner, for an account that was opened without a mandate; zero or
    /// more. Default: null, none waits.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public Money? ApprovalAbove
    {
        get => _own.ApprovalAbove;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value?.Value ?? 0, nameof(value));
            _own = _own with { ApprovalAbove = value };
        }
    }
}
