using System.Globalization;

namespace AiTrader.Stores;

/// <summary>
/// A mandate as members of an entry's line. In the line of an opening, what is not set has no member, as in earlier
/// versions. In the line of a change every member is written, so that one that was lost is not taken for no limit.
/// </summary>
internal static class MandateLine
{
    private const string None = "(none)";

    /// <summary>The line of an opening with the members of a mandate.</summary>
    public static LedgerEntryLine With(this LedgerEntryLine line, Mandate mandate) =>
        line with
        {
            OrderLimit = LineNumber.Write(mandate.OrderNotionalLimit?.Value),
            PositionLimit = LineNumber.Write(mandate.PositionLimit),
            DailyLoss = LineNumber.Write(mandate.DailyLossLimit),
            TotalLoss = LineNumber.Write(mandate.TotalLossLimit),
            OrdersPerSession = mandate.OrdersPerSession?.ToString(CultureInfo.InvariantCulture),
            ApprovalAbove = LineNumber.Write(mandate.ApprovalAbove?.Value),
            Until = mandate.Until is { } until ? new TradingTime(until).ToString() : null,
            Universe = mandate.Universe is { } symbols ? string.Join(',', symbols) : null,
        };

    /// <summary>The line of a change with all members of a mandate.</summary>
    public static LedgerEntryLine WithAll(this LedgerEntryLine line, Mandate mandate)
    {
        var written = line.With(mandate);
        return written with
        {
            OrderLimit = written.OrderLimit ?? None,
            PositionLimit = written.PositionLimit ?? None,
            DailyLoss = written.DailyLoss ?? None,
            TotalLoss = written.TotalLoss ?? None,
            OrdersPerSession = written.OrdersPerSession ?? None,
            ApprovalAbove = written.ApprovalAbove ?? None,
            Until = written.Until ?? None,
            Universe = written.Universe ?? None,
        };
    }

    /// <summary>The mandate of the line of an opening.</summary>
    /// <exception cref="FormatException">A member does not have its form.</exception>
    /// <exception cref="ArgumentException">A member is outside its range.</exception>
    public static Mandate ReadMandate(this LedgerEntryLine line)
    {
        var mandate = new Mandate
        {
            OrderNotionalLimit = Amount(line.OrderLimit),
            PositionLimit = LineNumber.Read(line.PositionLimit),
            DailyLossLimit = LineNumber.Read(line.DailyLoss),
            TotalLossLimit = LineNumber.Read(line.TotalLoss),
            OrdersPerSession = line.OrdersPerSession is { } orders ? CountOf(orders) : null,
            ApprovalAbove = Amount(line.ApprovalAbove),
            Until = line.Until is { } until ? DayOf(until) : null,
            Universe = line.Universe is { } symbols ? [.. symbols.Split(',').Select(Symbol.Parse)] : null,
        };
        return mandate == Mandate.None ? Mandate.None : mandate;
    }

    /// <summary>The mandate of the line of a change.</summary>
    /// <exception cref="FormatException">A member is missing, or does not have its form.</exception>
    /// <exception cref="ArgumentException">A member is outside its range.</exception>
    public static Mandate ReadWholeMandate(this LedgerEntryLine line) =>
        (
            line with
            {
                OrderLimit = Required(line.OrderLimit, "orderLimit"),
                PositionLimit = Required(line.PositionLimit, "positionLimit"),
                DailyLoss = Required(line.DailyLoss, "dailyLoss"),
                TotalLoss = Required(line.TotalLoss, "totalLoss"),
                OrdersPerSession = Required(line.OrdersPerSession, "ordersPerSession"),
                ApprovalAbove = Required(line.ApprovalAbove, "approvalAbove"),
                Until = Required(line.Until, "until"),
                Universe = Required(line.Universe, "universe"),
            }
        ).ReadMandate();

    private static string? Required(string? text, string member) =>
        text switch
        {
            null => throw new FormatException($"The member {member} is missing; allowed is its value, or {None}."),
            None => null,
            _ => text,
        };

    private static Money? Amount(string? text) => LineNumber.Read(text) is { } value ? new Money(value) : null;

    private static int CountOf(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int value)
            ? value
            : throw new FormatException(
                $"The member ordersPerSession is {MessageText.Quote(text)}; allowed is a whole number."
            );

    private static DateOnly DayOf(string text) =>
        TradingTime.TryParse(text, out var time) && !time.IsIntraday
            ? time.Date
            : throw new FormatException($"The member until is {MessageText.Quote(text)}; allowed is a day.");
}
