namespace AiTrader.Stores;

/// <summary>The fault of a session, as it is stored for reports.</summary>
public sealed record SessionFault
{
    private const int MaximumLength = 2_000;

    /// <summary>The context of the session.</summary>
    public required TradingContext Context
    {
        get;
        init => field = NotNull.Require(value);
    }

    /// <summary>
    /// Which of its breaks, from 1; the store counts them when it is read. Zero before the fault is kept.
    /// </summary>
    public int Attempt { get; init; }

    /// <summary>When, on the wall clock, in UTC and whole milliseconds.</summary>
    public required DateTimeOffset RecordedAt
    {
        get;
        init => field = DateTimeOffset.FromUnixTimeMilliseconds(value.ToUnixTimeMilliseconds());
    }

    /// <summary>The exception's type, with its namespace.</summary>
    public required string Type
    {
        get;
        init => field = NotNull.Require(value);
    }

    /// <summary>Its message and the messages of its inner exceptions; at most 2,000 characters.</summary>
    public required string Message
    {
        get;
        init => field = NotNull.Require(value);
    }

    /// <summary>
    /// What is kept of an exception: its type, and <c>The model cannot be reached. (SocketException: Refused)</c>.
    /// </summary>
    /// <param name="context">The session that faulted.</param>
    /// <param name="fault">What faulted it.</param>
    /// <param name="recordedAt">The time on the wall clock.</param>
    public static SessionFault Create(TradingContext context, Exception fault, DateTimeOffset recordedAt)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(fault);
        return new SessionFault
        {
            Context = context,
            RecordedAt = recordedAt,
            Type = fault.GetType().FullName ?? fault.GetType().Name,
            Message = MessageOf(fault),
        };
    }

    private static string MessageOf(Exception fault)
    {
        string message = fault.Message;
        for (
            var inner = fault.InnerException;
            inner is not null && message.Length < MaximumLength;
            inner = inner.InnerException
        )
        {
            message += $" ({inner.GetType().Name}: {inner.Message})";
        }

        return MessageText.WellFormed(message.Length <= MaximumLength ? message : message[..(MaximumLength - 1)] + "…");
    }
}
