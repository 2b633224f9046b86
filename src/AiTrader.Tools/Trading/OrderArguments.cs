namespace AiTrader.Tools;

/// <summary>The arguments of buy and sell that say at which price, and how long: descriptions and terms.</summary>
internal static class OrderArguments
{
    public const string QuantityDescription = "The number of units; more than zero.";

    public const string Day = "day";
    public const string Gtc = "gtc";

    public const string BuyLimitDescription =
        "The highest price for a unit, for a limit order; null for the current price, whatever it is.";

    public const string SellLimitDescription =
        "The lowest price for a unit, for a limit order; null for the current price, whatever it is.";

    public const string BuyStopDescription =
        "The price at or above which the order begins, for a stop order; null to begin now. With a limit, it begins as "
        + "a limit order.";

    public const string SellStopDescription =
        "The price at or below which the order begins, for a stop order; null to begin now. With a limit, it begins as "
        + "a limit order.";

    public const string TimeInForceDescription =
        "How long an order with a limit or a stop rests: day, to the end of its day, or gtc, until it is filled or "
        + "canceled.";

    private const string NothingRests =
        "The argument 'time_in_force' is gtc, but there is neither a limit nor a stop: such an order is executed now "
        + "or never. Give a limit or a stop, or leave time_in_force out.";

    /// <summary>The terms of an order; the type follows from the prices that are given.</summary>
    /// <exception cref="ToolArgumentException">
    /// The time in force is not one, or an order for the current price would rest.
    /// </exception>
    public static OrderTerms TermsOf(decimal? limit, decimal? stop, string timeInForce)
    {
        var rests = RestsFor(timeInForce);
        return (limit, stop) switch
        {
            (null, null) => rests == TimeInForce.Gtc
                ? throw new ToolArgumentException(NothingRests)
                : OrderTerms.Market,
            ({ } price, null) => OrderTerms.Limit(price, rests),
            (null, { } price) => OrderTerms.Stop(price, rests),
            ({ } price, { } begin) => OrderTerms.StopLimit(begin, price, rests),
        };
    }

    /// <summary>A time in force as the tools write it.</summary>
    public static string NameOf(TimeInForce timeInForce) => timeInForce == TimeInForce.Gtc ? Gtc : Day;

    private static TimeInForce RestsFor(string text) =>
        text.Trim().ToUpperInvariant() switch
        {
            "" or "DAY" => TimeInForce.Day,
            "GTC" => TimeInForce.Gtc,
            _ => throw new ToolArgumentException(
                $"The argument 'time_in_force' is '{MessageText.Of(text)}'. Give {Day} or {Gtc}. Nothing was executed."
            ),
        };
}
