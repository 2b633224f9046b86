using System.CommandLine;
using AiTrader.Prices;
using AiTrader.Runner.Hosting;
using AiTrader.Runner.Input;

namespace AiTrader.Runner.Commands;

/// <summary>
/// The options that say what executions cost an account, which rules of its market apply to it, and what its model may
/// do.
/// </summary>
internal sealed class ConditionOptions
{
    private const string AsOpened = "Default: as the account was opened; for a new account, none.";

    private readonly VenueOptions _venue = new(AsOpened);
    private readonly Option<decimal?> _slippage = CreateSlippage(AsOpened);
    private readonly MandateOptions _mandate = new(AsOpened);

    /// <summary>Adds the options to a command.</summary>
    public ConditionOptions(Command command)
    {
        foreach (var option in All)
        {
            command.Options.Add(option);
        }
    }

    private Option[] All => [.. _venue.All, .. Limits];

    private Option[] Limits => [_slippage, .. _mandate.All];

    /// <summary>Creates the option of a slippage that is known.</summary>
    /// <param name="fallback">What is true without the option.</param>
    public static Option<decimal?> CreateSlippage(string fallback) =>
        OptionValue.Of<decimal?>(
            "--slippage",
            "POINTS",
            $"How much worse than the open executions are, in basis points, 0 to 1000. {fallback}",
            text => OptionNumber.Within(text, 0, 1_000, "a number from 0 to 1000")
        );

    /// <summary>Whether one of them is given that is a term of an account and nothing else.</summary>
    public bool IsGiven(ParseResult parsed) =>
        _venue.Terms.Concat(Limits).Any(option => parsed.GetResult(option) is { Implicit: false });

    /// <summary>Prices with the splits and dividends that are given.</summary>
    public IPriceSource With(ParseResult parsed, IPriceSource prices) => _venue.With(parsed, prices);

    /// <summary>The terms of an account that are given.</summary>
    /// <param name="parsed">The arguments.</param>
    /// <param name="market">The market of the account.</param>
    /// <exception cref="InputException">The market does not have what is asked for.</exception>
    public AskedTerms Read(ParseResult parsed, Market market)
    {
        var venue = _venue.Read(parsed, market);
        var slippage = parsed.GetValue(_slippage);
        return new AskedTerms(
            opened => venue(opened) with { SlippageBasisPoints = slippage ?? opened.SlippageBasisPoints },
            _mandate.Read(parsed)
        );
    }
}
