using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using AiTrader.Benchmarks.Quick;
using AiTrader.Stores;
using AiTrader.Tools;
using AiTrader.Tools.Mcp;
using Microsoft.Extensions.AI;
using ModelContextProtocol;
using ModelContextProtocol.Client;

namespace AiTrader.Benchmarks.Mcp;

/// <summary>
/// What our part of a tool call over stdio costs, on both sides: sealing, binding, opening, the quote and the answer's
/// checks, over what
/// the SDK needs for a tool that does nothing.
/// </summary>
internal sealed class QuickMcp : IQuickBenchmark, IDecisionMaker
{
    private const int Pairs = 3;
    private const int WarmUpBlocks = 120;
    private const int Blocks = 20;
    private const int BlockCalls = 200;
    private const int RunCalls = 25;

    private readonly Samples _ours = new();
    private readonly Samples _bare = new();
    private readonly Samples _ratios = new();
    private readonly Samples _carrying = new();
    private readonly string _token = McpChild.Seal.Seal(McpChild.Context);

    public string Name => "mcp";

    public async Task<IReadOnlyList<QuickResult>> MeasureAsync()
    {
        var (store, marketData) = (new InMemoryStore(TimeProvider.System), McpChild.MarketData);
        await store.Ledgers.OpenAccountAsync(McpChild.Context, Market.Us, new Money(10_000), CancellationToken.None);
        var sessions = new SessionRunner(
            marketData,
            new SimulatedBrokerage(marketData, store.Ledgers),
            store,
            TimeProvider.System
        );
        if (await sessions.RunAsync(McpChild.Context, this) is SessionResult.Faulted faulted)
        {
            throw new InvalidOperationException("The session faulted.", faulted.Fault);
        }

        string medians = string.Create(CultureInfo.InvariantCulture, $"{_ours.Median:0} us over {_bare.Median:0} us");
        return
        [
            QuickResult.AtMost(
                "quote through an MCP server on stdio, over the SDK's tool that does nothing",
                _ratios.Median,
                1.3,
                "x",
                medians
            ),
            QuickResult.Note(
                "the same, over the SDK's tool that does nothing with as much to carry",
                string.Create(CultureInfo.InvariantCulture, $"{_carrying.Median:0.00} x"),
                "an argument, a sealed context and an id"
            ),
        ];
    }

    // Several pairs of servers: on which core a process happens to run weighs as much as what is measured.
    public async ValueTask DecideAsync(
        TradingContext context,
        ITradingDesk desk,
        CancellationToken cancellationToken = default
    )
    {
        for (int pair = 1; pair <= Pairs; pair++)
        {
            await using var remote = await McpTradingToolset.ConnectAsync(
                token => McpChild.ConnectAsync(McpChild.Ours, token),
                McpChild.Seal,
                cancellationToken
            );
            await using var bare = await McpChild.ConnectAsync(McpChild.Bare, cancellationToken);
            await MeasurePairAsync(remote.CreateFor(desk.ToolDesk).Bind(context), bare, cancellationToken);
        }
    }

    // The ratio of a block's medians: on a machine with other work, a call takes now this long and now twice that.
    private async Task MeasurePairAsync(BoundTools tools, McpClient bare, CancellationToken cancellationToken)
    {
        for (int block = 1; block <= WarmUpBlocks + Blocks; block++)
        {
            var (ours, nothing, carrying) = await MeasureBlockAsync(tools, bare, cancellationToken);
            if (block > WarmUpBlocks)
            {
                _ours.Add(ours);
                _bare.Add(nothing);
                _ratios.Add(ours / nothing);
                _carrying.Add(ours / carrying);
            }
        }
    }

    // Short runs of each in turn, so that whatever else the machine does falls on all of them; the first calls of a run
    // wake a process.
    private async Task<(double Ours, double Nothing, double Carrying)> MeasureBlockAsync(
        BoundTools tools,
        McpClient bare,
        CancellationToken cancellationToken
    )
    {
        var (ours, nothing, carrying) = (new Samples(), new Samples(), new Samples());
        for (int run = 0; run < BlockCalls / RunCalls; run++)
        {
            await RunAsync(ours, call => QuoteAsync(tools, (run * RunCalls) + call, cancellationToken));
            await RunAsync(nothing, _ => CallNothingAsync(bare, cancellationToken));
            await RunAsync(carrying, call => CarryAsync(bare, call, cancellationToken));
        }

        return (ours.Median, nothing.Median, carrying.Median);
    }

    private static async Task QuoteAsync(BoundTools tools, int call, CancellationToken cancellationToken)
    {
        var quote = new FunctionCallContent("call", "quote", new Dictionary<string, object?> { ["symbol"] = "AAA" });
        if (
            await tools.CallAsync(quote, new ToolCallNumber(1, call), cancellationToken)
            != "AAA trades at 10 USD at 2025-10-06."
        )
        {
            throw new InvalidOperationException("There was no quote.");
        }
    }

    private static async Task CallNothingAsync(McpClient client, CancellationToken cancellationToken)
    {
        if ((await client.CallToolAsync(McpChild.NoOp, cancellationToken: cancellationToken)).IsError == true)
        {
            throw new InvalidOperationException("The tool that does nothing failed.");
        }
    }

    private async Task CarryAsync(McpClient client, int call, CancellationToken cancellationToken)
    {
        var meta = new JsonObject { [CallMeta.Context] = _token, [CallMeta.Id] = $"{McpChild.Context.Time}#1.{call}" };
        var arguments = new Dictionary<string, object?> { ["symbol"] = "AAA" };
        if (
            (
                await client.CallToolAsync(
                    McpChild.NoOp,
                    arguments,
                    progress: null,
                    new RequestOptions { Meta = meta },
                    cancellationToken
                )
            ).IsError == true
        )
        {
            throw new InvalidOperationException("The tool that does nothing failed.");
        }
    }

    private static async Task RunAsync(Samples samples, Func<int, Task> work)
    {
        for (int call = 1; call <= RunCalls; call++)
        {
            samples.Add(await TimeAsync(() => work(call)));
        }
    }

    private static async Task<double> TimeAsync(Func<Task> work)
    {
        long started = Stopwatch.GetTimestamp();
        await work();
        return Stopwatch.GetElapsedTime(started).TotalMicroseconds;
    }
}
