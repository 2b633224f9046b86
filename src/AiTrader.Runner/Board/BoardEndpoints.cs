using System.Xml.Linq;
using AiTrader.Runner.Board.Pages;
using AiTrader.Runner.Board.Views;
using AiTrader.Runner.Reports.Sections;
using AiTrader.Runner.Service.Events;
using AiTrader.Runner.Service.Halts;
using AiTrader.Runner.Service.Http.Access;
using AiTrader.Runner.Service.Http.Problems;
using AiTrader.Runner.Service.Http.Traders;
using AiTrader.Runner.Service.Runs;
using AiTrader.Runner.Service.Users;
using AiTrader.Stores;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace AiTrader.Runner.Board;

/// <summary>The pages of the board that are read.</summary>
internal static class BoardEndpoints
{
    // So many events of all traders are looked through for what a page begins with.
    private const int RecentEvents = 60;
    private const int RecentEventsOfAll = 600;

    /// <summary>Adds them.</summary>
    public static void Map(IEndpointRouteBuilder board)
    {
        board.MapGet("/", ShowAllAsync);
        board
            .MapGet(
                RegisterPage.Address,
                (HttpContext http, RegisterPage page) =>
                    page.Of(UserIdentity.Find(http)!.FormToken, FormCollection.Empty, problem: null)
            )
            .RequireAuthorization(Policies.Drives);
        board.MapGet("/traders/{signature}", ShowTraderAsync);
        board.MapGet("/traders/{signature}/sessions/{time}", ShowSessionAsync);
    }

    private static async Task<IResult> ShowAllAsync(
        HttpContext http,
        VisibleReport reports,
        BoardRuns runs,
        OverviewContent overview,
        HaltBook halts,
        EventFeed feed
    )
    {
        var (user, token) = WhoIn(http);
        var report = await reports.FindAsync(user, http.RequestAborted);
        string key = user.Role is Role.Trader ? $"of {user.Name}" : $"{user.Role}";
        string content = overview.Of(
            report,
            key,
            await runs.ListPendingAsync(user, http.RequestAborted),
            await runs.ListWaitingAsync(user, report, http.RequestAborted),
            token
        );
        var halt = await halts.FindAsync(null, http.RequestAborted);
        if (user.Role is Role.Admin || halt is not null)
        {
            string? own = user.Role is Role.Admin ? token : null;
            string all = LivePage.Section("halt", "All trading", Html.Write(AllTrading(halt, own)));
            content = halt is null ? content + all : all + content;
        }

        return await PageAsync(http, "Leaderboard", content, feed, ("/v1/events", RecentEvents));
    }

    private static async Task<IResult> ShowTraderAsync(
        HttpContext http,
        string signature,
        TraderAccess access,
        VisibleReport reports,
        BoardRuns runs,
        TraderContent content,
        HaltBook halts,
        TradedMarket market,
        IStore store,
        EventFeed feed
    )
    {
        var trader = await access.SeeAsync(http, signature);
        var (_, token) = WhoIn(http);
        var report = await reports.FindAsync(trader.Signature, http.RequestAborted);
        var forms = new TraderControls(trader, token);
        var halt = await halts.FindAsync(trader.Signature, http.RequestAborted);

        // The report is a moment old, and an order that was approved must not be offered again.
        var account = await store.Ledgers.FindAccountAsync(trader.Signature, http.RequestAborted);
        XElement[] controls =
        [
            .. AllHalted(await halts.FindAsync(null, http.RequestAborted)),
            .. TraderControls.Halted(halt),
            .. forms.Start(market.FindNext(account), market.Schedule[^1]),
            RunSection.Of(await runs.ListAsync(trader.Signature, http.RequestAborted), token, hasTraders: false),
            .. forms.Approvals(account?.OpenOrders ?? OpenOrders.None),
            .. forms.Halt(halt),
        ];
        return await PageAsync(
            http,
            trader.Signature.Value,
            content.Of(trader, report, controls),
            feed,
            ($"/v1{BoardLinks.Of(trader.Signature)}/events", RecentEventsOfAll)
        );
    }

    private static async Task<IResult> ShowSessionAsync(
        HttpContext http,
        string signature,
        string time,
        TraderAccess access,
        VisibleReport reports,
        RecordedSessions sessions
    )
    {
        var trader = await access.SeeAsync(http, signature);
        var report = await reports.FindAsync(trader.Signature, http.RequestAborted);
        return
            RunId.TryParseTime(time, out var asked)
            && report?.Traders[0] is { } shown
            && shown.Outcomes.ContainsKey(asked)
            ? new BoardPage(
                $"{trader.Signature}, {asked}",
                SessionContent.Of(
                    shown,
                    asked,
                    await sessions.ReadConversationAsync(trader, asked, http.RequestAborted)
                )
            )
            : throw new ProblemException(new Problem(ProblemKinds.NotFound, "The trader has no such session yet."));
    }

    // The token only of who may change something.
    private static (User User, string? Token) WhoIn(HttpContext http)
    {
        var identity = UserIdentity.Find(http)!;
        return (identity.User, identity.User.Role is Role.Reader ? null : identity.FormToken);
    }

    // Whose orders are denied reads why.
    private static IEnumerable<XElement> AllHalted(Halt? halt) =>
        halt is null ? [] : [Html.Element("p", "refusal", $"All trading is halted by {halt.HaltedBy}: {halt.Reason}")];

    private static IEnumerable<XElement> AllTrading(Halt? halt, string? token)
    {
        foreach (var halted in AllHalted(halt))
        {
            yield return halted;
        }

        if (halt is null)
        {
            yield return Html.Element("p", "soft", "No halt of all trading. A halt denies every order at once.");
        }

        if (token is not null)
        {
            yield return TraderControls.HaltForms("", token, halt is not null, "Halt all trading");
        }
    }

    private static async Task<IResult> PageAsync(
        HttpContext http,
        string title,
        string content,
        EventFeed feed,
        (string Address, int Recent) events
    )
    {
        if (LiveContent.IsAskedFor(http.Request))
        {
            return new LiveContent(content);
        }

        long last = await feed.FindLastAsync(http.RequestAborted);
        return new BoardPage(title, LivePage.Events(events.Address, Math.Max(0, last - events.Recent)) + content);
    }
}
