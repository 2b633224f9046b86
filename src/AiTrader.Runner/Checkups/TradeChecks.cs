using System.Text.Json.Nodes;
using AiTrader.Handoffs;
using AiTrader.Stores;
using AiTrader.Tools.Mcp;

namespace AiTrader.Runner.Checkups;

/// <summary>Whether a trade through another process is recorded once, for the right signature.</summary>
internal static class TradeChecks
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<Check> All { get; } =
    [
        new(
            "a trade through a tool server is recorded once",
            "A process of this program must be able to start here and to reach the same store.",
            TradeAsync
        ),
        new(
            "a note is written once, for its own trader",
            "A user of Redis needs the keys aitrader:{NAME}:notes and aitrader:{NAME}:notes:ids.",
            NoteAsync
        ),
        new("one runner at a time", "Report this as a defect of AiTrader.", LeaseAsync),
        new("the ledger is intact", "Run 'aitrader ledger verify', and restore the store.", VerifyAsync),
    ];

    private static async Task<Verdict> TradeAsync(CheckedStore examined, CancellationToken cancellationToken)
    {
        foreach (var context in (TradingContext[])[examined.Context, examined.Other])
        {
            await examined.OpenAccountAsync(context, cancellationToken);
        }

        var seal = new ContextSeal(examined.Keys, ContextSeal.DefaultAudience, TimeProvider.System);
        var meta = new JsonObject
        {
            [CallMeta.Context] = seal.Seal(examined.Context),
            [CallMeta.Id] = $"{examined.Context.Time}#1.1",
        };
        for (int attempt = 1; attempt <= 2; attempt++)
        {
            await using var server = await ToolProcess.StartAsync(examined, cancellationToken);
            var answer = await server.BuyAsync((JsonObject)meta.DeepClone(), cancellationToken);
            if (answer.Meta?[CallMeta.Result]?.GetValue<string>() != "recorded")
            {
                return Verdict.Failed($"The server answered: {ToolProcess.TextOf(answer)}");
            }
        }

        var (own, other) = (
            await examined.CountFillsAsync(examined.Context, cancellationToken),
            await examined.CountFillsAsync(examined.Other, cancellationToken)
        );
        return Verdict.Of(
            (own, other) == (1, 0),
            "Requested twice, by two processes, it is recorded once, in the right ledger.",
            $"Requested twice, it is recorded {own} times, and {other} times in another ledger."
        );
    }

    private static async Task<Verdict> NoteAsync(CheckedStore examined, CancellationToken cancellationToken)
    {
        var context = examined.Context;
        var note = new Note(context, ClientOrderId.Create(context, 1, 2), "The doctor was here.");
        await using var first = examined.Open(new LeaseOptions());
        await using var second = examined.Open(new LeaseOptions());
        await first.Notes.AppendAsync(note, cancellationToken);
        await second.Notes.AppendAsync(note, cancellationToken);
        var own = await first.Notes.ReadAsync(context, cancellationToken).ToListAsync(cancellationToken);
        int others = await first.Notes.ReadAsync(examined.Other, cancellationToken).CountAsync(cancellationToken);
        return Verdict.Of(
            own is [var only] && only == note && others == 0,
            "Written twice, over two connections, it is there once, and another trader does not see it.",
            $"Written twice, it is there {own.Count} times, and another trader sees {others}."
        );
    }

    private static async Task<Verdict> LeaseAsync(CheckedStore examined, CancellationToken cancellationToken)
    {
        IStore Runner(string name) =>
            examined.Open(
                new LeaseOptions
                {
                    Holder = name,
                    Lifetime = TimeSpan.FromSeconds(10),
                    Wait = TimeSpan.FromSeconds(1),
                }
            );
        await using var first = Runner("the doctor");
        await using var other = Runner("the doctor's other runner");
        await using var lease = await first.Leases.TakeAsync(
            examined.Context.Signature,
            cancellationToken: cancellationToken
        );
        try
        {
            await using var second = await other.Leases.TakeAsync(
                examined.Context.Signature,
                cancellationToken: cancellationToken
            );
            return Verdict.Failed("A second runner got the same trader.");
        }
        catch (LeaseException)
        {
            return Verdict.Passed("A second runner is refused while the first one lives.");
        }
    }

    private static async Task<Verdict> VerifyAsync(CheckedStore examined, CancellationToken cancellationToken)
    {
        var verification = await examined.Ledger.VerifyAsync(examined.Context.Signature, cancellationToken);
        return Verdict.Of(
            verification.IsIntact,
            $"All {verification.IntactEntryCount} entries of the checks are intact.",
            $"Entry {verification.Damage?.Sequence}: {verification.Damage?.Description}."
        );
    }
}
