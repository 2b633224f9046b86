using AiTrader.Runner.Arenas;

namespace AiTrader.Runner.Commands;

/// <summary>What the help of a command says of the options that several commands have.</summary>
/// <param name="Synthetic">Which synthetic prices there are without a file.</param>
/// <param name="Resolution">What the choice of a half means.</param>
/// <param name="Traders">Who trades.</param>
internal sealed record TradingOptionWords(string Synthetic, string Resolution, string Traders)
{
    /// <summary>Those of <c>run</c>.</summary>
    public static TradingOptionWords OfRun { get; } =
        new(
            "a SYNTHETIC market with two years of days and a quarter of hours of a dozen invented symbols.",
            "Run only one half of the synthetic market. Default: both; with a traders file, only the days.",
            $"The traders, separated by commas: {Entrants.Names}. Default: all, with the scripted model only by "
                + "day. Or a .json file that lists models and baselines; 'aitrader schema' prints its format."
        );

    /// <summary>Those of <c>serve</c>.</summary>
    public static TradingOptionWords OfServe { get; } =
        new(
            "a SYNTHETIC market with two years of days of a dozen invented symbols.",
            "Serve the hours of the synthetic market, a quarter of them. Default: its days.",
            $"The traders that are registered at the start, separated by commas: {Entrants.Names}. Or a .json file "
                + "that lists models and baselines; users can choose its models, and 'aitrader schema' prints its "
                + "format. Default: all, and they begin to trade."
        );
}
