using System.Diagnostics;
using AiTrader.Audits;
using AiTrader.Prices;
using AiTrader.Runner.Hosting;
using AiTrader.Runner.Input;
using AiTrader.Runner.Output;
using AiTrader.Runner.Stores;
using Microsoft.Extensions.DependencyInjection;

namespace AiTrader.Runner.Replays;

/// <summary>One <c>aitrader replay</c>.</summary>
internal sealed class Replay(
    AccountOpening accounts,
    TradingContext opening,
    Money cash,
    StoreLocation store,
    Screen screen,
    bool verbose
)
{
    /// <summary>Runs the orders, writes the outcomes and prints a summary.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> RunAsync(
        IPriceSource prices,
        IReadOnlyList<RecordedOrder> orders,
        string output,
        CancellationToken cancellationToken
    )
    {
        var series = prices.Read();
        await using var opened = store.Open(awaited: reason => screen.Complain($"Waiting: {reason}"));
        var terms = await accounts.ReadTermsAsync(opened.Ledgers, opening.Signature, cash, cancellationToken);
        await using var services = Composition.Of(accounts.Market, series, opened, terms, Composition.LevelOf(verbose));
        var replay = services.GetRequiredService<OrderReplay>();
        long start = Stopwatch.GetTimestamp();
        var result = await replay.RunAsync(opening, cash, orders, cancellationToken);
        var elapsed = Stopwatch.GetElapsedTime(start);
        if (result.Fault is { } fault)
        {
            screen.Complain(
                $"{fault.Context.Signature} faulted at {fault.Context.Time}: {fault.Fault.Message} {output} "
                    + $"is not written."
            );
            return ExitCode.Faulted;
        }

        await FileReplacement.WriteAsync(
            output,
            result.Outcomes.Select(outcome => RecordedOutcomeJson.Write(outcome, result.Form)).ToAsyncEnumerable(),
            cancellationToken
        );
        foreach (string line in ReplaySummary.Of(opening, result.Outcomes, elapsed))
        {
            screen.Line(line);
        }

        screen.Line($"Outcomes: {output}");
        return ExitCode.Success;
    }
}
