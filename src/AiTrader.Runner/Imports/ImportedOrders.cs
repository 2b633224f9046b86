using System.Globalization;
using System.Text;
using System.Text.Json;
using AiTrader.Audits;
using AiTrader.Runner.Audits.Formats;

namespace AiTrader.Runner.Imports;

/// <summary>
/// The decisions of an agent, from the records that another system kept of it, as orders that can be replayed.
/// </summary>
internal static class ImportedOrders
{
    /// <summary>Reads a file. The orders are taken as they were asked; the rules of a replay judge them.</summary>
    /// <param name="path">The file.</param>
    /// <param name="name">The name of the file of orders.</param>
    public static async Task<ImportFile> ReadAsync(string path, string name) =>
        await RecordFormats.ReadAsync(path, []) is ForeignRecords.States states
            ? OrdersOf(states.Records, path, name)
            : new ImportFile(
                name,
                [],
                "no orders",
                [
                    new ImportRefusal(
                        path,
                        1,
                        "",
                        "the records have no orders that can be replayed: they are of positions with leverage, or of "
                            + "valuations; aitrader audit judges them"
                    ),
                ]
            );

    private static ImportFile OrdersOf(RecordedStates records, string path, string name)
    {
        List<ImportRefusal> refusals =
        [
            .. records.Unreadable.Select(line => new ImportRefusal(path, line.Line, "", line.Message.TrimEnd('.'))),
        ];
        var lines = new List<string>();
        TradingTime? last = null;
        int trades = 0;
        foreach (var (i, state) in records.States.Index())
        {
            if (WhyNot(state, last, i == 0) is { } reason)
            {
                refusals.Add(new ImportRefusal(path, state.Line, state.Act?.Symbol ?? state.Time.ToString(), reason));
            }
            else if (state.Act is { } act)
            {
                last = state.Time;
                trades += act.IsTrade ? 1 : 0;
                lines.Add(LineOf(state.Time, lines.Count + 1, act));
            }
        }

        string opened = records.States is [{ Act: null } opening, ..]
            ? string.Create(CultureInfo.InvariantCulture, $"; opened {opening.Time} with {opening.Cash:0.####}")
            : "";
        return new ImportFile(
            name,
            lines,
            string.Create(
                CultureInfo.InvariantCulture,
                $"{trades:N0} trades and {lines.Count - trades:N0} holds{opened}"
            ),
            [.. refusals.OrderBy(refusal => refusal.Line)]
        );
    }

    private static string? WhyNot(RecordedState state, TradingTime? last, bool isFirst) =>
        state switch
        {
            { Act: null } => isFirst ? null : "it names no action",
            { Act: { IsTrade: true } act } when !Symbol.TryParse(act.Symbol, out _) => "the symbol is refused",
            _ when last is { } before && state.Time < before =>
                $"its date {state.Time} is before {before}, the date of an earlier order",
            _ when last is { } before && state.Time.IsIntraday != before.IsIntraday =>
                $"its date {state.Time} and the earlier date {before} differ in kind",
            _ => null,
        };

    private static string LineOf(TradingTime time, int sequence, RecordedAct act)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("date", time.ToString());
            json.WriteNumber("sequence", sequence);
            json.WriteString(
                "action",
                act.Action == RecordedAction.Buy ? "buy"
                    : act.Action == RecordedAction.Sell ? "sell"
                    : "hold"
            );
            if (act.IsTrade)
            {
                json.WriteString("symbol", act.Symbol);
                json.WriteNumber("quantity", act.Quantity);
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }
}
