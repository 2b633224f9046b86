using System.Collections.Immutable;

namespace AiTrader.Rules;

/// <summary>
/// One of the fees that a market charges: who pays it, what it has been since which date, and its source.
/// </summary>
public sealed class FeeComponent
{
    /// <summary>Creates a fee.</summary>
    /// <param name="name">What it is called, as in <c>stamp duty</c>.</param>
    /// <param name="history">What it has been, oldest first; at least one.</param>
    /// <exception cref="ArgumentException">
    /// <paramref name="name"/> is empty, or <paramref name="history"/> is empty or not in the order of its dates.
    /// </exception>
    public FeeComponent(string name, IEnumerable<DatedFee> history)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(history);
        Name = name;
        ImmutableArray<DatedFee> fees = [.. history];
        if (fees.IsEmpty || fees.Zip(fees.Skip(1)).Any(pair => pair.First.From >= pair.Second.From))
        {
            throw new ArgumentException("A fee has one or more amounts, each from a later date.", nameof(history));
        }

        History = fees;
    }

    /// <summary>What it is called, as in <c>stamp duty</c>.</summary>
    public string Name { get; }

    /// <summary>
    /// What it has been, oldest first. Before the first date, the first one is charged; after the last date, the last.
    /// </summary>
    public IReadOnlyList<DatedFee> History { get; }

    /// <summary>The side that pays it. Default: null, both.</summary>
    public OrderSide? Side { get; init; }

    /// <summary>The least that an order pays of it, in the currency of the market; zero or more. Default: 0.</summary>
    public Money MinimumPerOrder { get; init; }

    /// <summary>Where the numbers come from. Default: empty.</summary>
    public string Source
    {
        get;
        init => field = NotNull.Require(value);
    } = "";

    /// <summary>What it is on a date.</summary>
    public DatedFee GetFee(DateOnly date)
    {
        var found = History[0];
        foreach (var fee in History.TakeWhile(fee => fee.From <= date))
        {
            found = fee;
        }

        return found;
    }

    /// <summary>What an execution pays of it.</summary>
    internal decimal Of(in FeeArguments arguments)
    {
        if (Side is { } side && arguments.Order.Side != side)
        {
            return 0;
        }

        var fee = GetFee(arguments.Time.Date);
        decimal minimum = MinimumPerOrder.Value;
        if (minimum == 0)
        {
            return fee.Of(arguments.Notional, arguments.Quantity);
        }

        // What the fee of the order has grown by: its first execution pays at least the minimum.
        decimal before =
            arguments.FilledBefore == Quantity.Zero
                ? 0
                : Math.Max(minimum, fee.Of(arguments.NotionalBefore, arguments.FilledBefore));
        decimal after = fee.Of(
            arguments.NotionalBefore + arguments.Notional,
            arguments.FilledBefore + arguments.Quantity
        );
        return Math.Max(minimum, after) - before;
    }
}
