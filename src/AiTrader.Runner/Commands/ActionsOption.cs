using System.CommandLine;
using AiTrader.Prices;
using AiTrader.Runner.Input;
using AiTrader.Stores;

namespace AiTrader.Runner.Commands;

/// <summary><c>--actions FILE</c>: the splits and dividends of the prices, which accounts book.</summary>
/// <param name="fallback">What is true without the option.</param>
internal sealed class ActionsOption(string fallback)
{
    private readonly Option<string?> _file = OptionValue.Of<string?>(
        "--actions",
        "FILE",
        $"Splits and dividends of the symbols, .csv or .csv.gz with the columns {CorporateActionFile.Header}: accounts "
            + $"book them, and history is divided by splits. {fallback}",
        TextValue.ExistingFile
    );

    /// <summary>The option.</summary>
    public Option Option => _file;

    /// <summary>Prices with the splits and dividends of the file; unchanged without one.</summary>
    /// <exception cref="DataFileException">A line of the file is refused.</exception>
    public IPriceSource With(ParseResult parsed, IPriceSource prices) =>
        parsed.GetValue(_file) is { } file
            ? new PriceSourceWithActions(prices, CorporateActionFile.Read(file))
            : prices;

    /// <summary>Whether an account books splits and dividends, by the conditions with which it was opened.</summary>
    public Func<TradingConditions, bool> Read(ParseResult parsed)
    {
        bool isGiven = parsed.GetValue(_file) is not null;
        return opened =>
            isGiven || !opened.CorporateActions
                ? isGiven
                : throw new InputException(
                    "The account was opened with splits and dividends, which belong to its books; name them with "
                        + "--actions."
                );
    }
}
