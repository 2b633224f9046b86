using AiTrader.Runner.Service.Http.Answers;
using AiTrader.Runner.Service.Http.Requests;
using AiTrader.Runner.Service.Http.Traders;
using AiTrader.Runner.Service.Standings;
using AiTrader.Stores;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace AiTrader.Runner.Service.Http.Endpoints;

/// <summary><c>/v1/traders/{signature}/ledger</c> and what follows from it.</summary>
internal static class RecordEndpoints
{
    private const int LongestPage = 1_000;

    /// <summary>Adds them.</summary>
    public static void Map(IEndpointRouteBuilder trader)
    {
        var records = trader.MapGroup("").WithTags("Records");
        records
            .MapGet("/ledger", ReadLedgerAsync)
            .WithName("ReadLedger")
            .WithSummary("The entries of the ledger, as they are recorded")
            .Produces<Page<LedgerEntry>>();
        records
            .MapGet("/portfolio", ReadPortfolioAsync)
            .WithName("ReadPortfolio")
            .WithSummary("Cash and positions")
            .Produces<Portfolio>();
        records
            .MapGet("/equity", ReadEquityAsync)
            .WithName("ReadEquity")
            .WithSummary("The equity after each bar, as of about a second ago")
            .Produces<Page<EquityAnswer>>();
        records
            .MapGet("/faults", ReadFaultsAsync)
            .WithName("ReadFaults")
            .WithSummary("The faults of sessions, also of those that were completed later")
            .Produces<Page<FaultAnswer>>();
    }

    private static async Task<IResult> ReadLedgerAsync(
        HttpContext http,
        string signature,
        string? after,
        string? count,
        TraderAccess access,
        IStore store
    )
    {
        var trader = await access.SeeAsync(http, signature);
        long start = QueryNumber.Read(("after", after), (0, long.MaxValue), 0);
        var page = await Page<LedgerEntry>.TakeAsync(
            store.Ledgers.ReadEntriesAsync(trader.Signature, start, http.RequestAborted),
            CountOf(count),
            entry => $"{entry.Sequence}",
            http.RequestAborted
        );
        return Answer.Ok(page);
    }

    private static async Task<IResult> ReadPortfolioAsync(HttpContext http, string signature, TraderAccess access)
    {
        var trader = await access.SeeAsync(http, signature);
        return Answer.Ok((await access.ReadAccountAsync(trader, http.RequestAborted)).Portfolio);
    }

    private static async Task<IResult> ReadEquityAsync(
        HttpContext http,
        string signature,
        string? after,
        string? count,
        TraderAccess access,
        LiveReport live
    )
    {
        var trader = await access.SeeAsync(http, signature);
        var view = await live.GetAsync(http.RequestAborted);
        var points =
            view.Report?.Traders.FirstOrDefault(shown =>
                shown.Facts.Signature == trader.Signature
            )?.Performance.Equity.Points
            ?? [];
        return Answer.Ok(PageOf(points, (after, count), EquityAnswer.Of));
    }

    private static async Task<IResult> ReadFaultsAsync(
        HttpContext http,
        string signature,
        string? after,
        string? count,
        TraderAccess access,
        IStore store
    )
    {
        var trader = await access.SeeAsync(http, signature);
        var faults = await store.Faults.ReadAsync(trader.Signature, http.RequestAborted);
        return Answer.Ok(PageOf(faults, (after, count), FaultAnswer.Of));
    }

    // What comes after so many items.
    private static Page<TAnswer> PageOf<T, TAnswer>(
        IReadOnlyList<T> items,
        (string? After, string? Count) asked,
        Func<T, TAnswer> answerOf
    )
    {
        int start = (int)QueryNumber.Read(("after", asked.After), (0, int.MaxValue), 0);
        int count = CountOf(asked.Count);
        TAnswer[] taken = [.. items.Skip(start).Take(count).Select(answerOf)];
        return new(taken, start + taken.Length < items.Count && taken.Length > 0 ? $"{start + taken.Length}" : null);
    }

    private static int CountOf(string? count) => (int)QueryNumber.Read(("count", count), (1, LongestPage), 100);
}
