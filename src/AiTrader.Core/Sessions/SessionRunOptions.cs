using AiTrader.Stores;

namespace AiTrader;

/// <summary>How one session is driven.</summary>
public sealed class SessionRunOptions
{
    /// <summary>
    /// The initial cash of the account, which is opened if it is not open; zero or more. Default: null, the account
    /// must be open.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public Money? OpeningCash
    {
        get;
        init
        {
            if (value is { } cash)
            {
                ArgumentOutOfRangeException.ThrowIfNegative(cash.Value, nameof(value));
            }

            field = value;
        }
    }

    /// <summary>
    /// The date before which the model may know what happened, for an account that is opened. An open account must have
    /// the same. Default: null, it is not known, or as the account says.
    /// </summary>
    public DateOnly? KnowledgeCutoff { get; init; }

    /// <summary>
    /// What the model may do, for an account that is opened. An open account must have the same. Default: null, that of
    /// the application, or as the account says.
    /// </summary>
    public Mandate? Mandate { get; init; }

    /// <summary>
    /// How long to wait while another runner drives the trader; zero refuses at once, at most a day. Default: null, as
    /// long as the leases of the store say.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside its range.</exception>
    public TimeSpan? LeaseWait
    {
        get;
        init
        {
            if (value is { } wait)
            {
                ArgumentOutOfRangeException.ThrowIfLessThan(wait, TimeSpan.Zero, nameof(value));
                ArgumentOutOfRangeException.ThrowIfGreaterThan(wait, TimeSpan.FromDays(1), nameof(value));
            }

            field = value;
        }
    }

    /// <summary>
    /// The times at which sessions can be, for a replay with its own times. Default: null, the schedule of the runner.
    /// </summary>
    public SessionSchedule? Schedule { get; init; }

    /// <summary>With what the account is opened; null if it must be open.</summary>
    internal AccountRequest? Opening =>
        OpeningCash is { } cash ? new AccountRequest(cash, KnowledgeCutoff, Mandate) : null;
}
