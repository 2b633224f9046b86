using AiTrader.Audits;

namespace AiTrader.Runner.Audits.Formats;

/// <summary>
/// TradeTrap's <c>audit.jsonl</c>: each order with the ledger before and after it, and what the agent was shown.
/// <code>{"date":"2025-10-01 12:00:00","id":1,"order":{"id":1,"timestamp":"2025-10-01 12:00:00","action":"buy",
/// "symbol":"NVDA","amount":2,"price":187.2},"agent_position_view":{"CASH":1000.0},
/// "ledger_position_before":{"CASH":1000.0},"ledger_position_after":{"CASH":625.6,"NVDA":2},
/// "agent_vs_ledger_delta":{}}</code>
/// </summary>
internal static class TradeTrapAudit
{
    private const decimal Noise = 0.000001m;

    /// <summary>Reads a file.</summary>
    public static RecordedStates Read(string path)
    {
        var states = new List<RecordedState>();
        var deceived = new List<long>();
        var unreadable = RecordedLines.Read(
            path,
            (fields, line) =>
            {
                states.Add(StateOf(fields, line));
                if (fields.Has("agent_vs_ledger_delta") && fields.Numbers("agent_vs_ledger_delta").Values.Any(IsOther))
                {
                    deceived.Add(line);
                }
            }
        );
        return new RecordedStates(path, HasIds: true, states, unreadable)
        {
            Notes =
                deceived.Count == 0
                    ? []
                    :
                    [
                        $"The agent was shown another account than that of its ledger in {deceived.Count} of "
                            + $"{states.Count} records, first in line {deceived[0]}. That is no defect of the ledger.",
                    ],
        };
    }

    private static RecordedState StateOf(RecordedFields fields, long line)
    {
        var after = fields.Account("ledger_position_after");
        return new RecordedState(
            line,
            fields.Whole("id"),
            fields.Time(),
            fields.ReadAct("order"),
            after.Cash,
            after.Holdings
        )
        {
            Before = fields.Account("ledger_position_before"),
            Claims = [.. OrderClaims(fields), .. ViewClaims(fields)],
        };
    }

    private static IEnumerable<RecordedClaim> OrderClaims(RecordedFields fields)
    {
        var order = fields.Object("order");
        if (order.Has("id"))
        {
            yield return RecordedClaim.Equal("id of the order", order.Whole("id"), fields.Whole("id"), "the id", 0);
        }

        if (order.Has("timestamp"))
        {
            yield return RecordedClaim.Equal(
                "timestamp of the order",
                order.Text("timestamp"),
                fields.Text("date"),
                "the date"
            );
        }
    }

    private static IEnumerable<RecordedClaim> ViewClaims(RecordedFields fields)
    {
        if (!fields.Has("agent_position_view") || !fields.Has("agent_vs_ledger_delta"))
        {
            return [];
        }

        var (view, before, delta) = (
            fields.Numbers("agent_position_view"),
            fields.Numbers("ledger_position_before"),
            fields.Numbers("agent_vs_ledger_delta")
        );
        return view
            .Keys.Union(before.Keys, StringComparer.Ordinal)
            .Union(delta.Keys, StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .Select(name =>
                RecordedClaim.Equal(
                    $"agent_vs_ledger_delta of {name}",
                    delta.GetValueOrDefault(name),
                    view.GetValueOrDefault(name) - before.GetValueOrDefault(name),
                    "agent_position_view - ledger_position_before",
                    Noise
                )
            );
    }

    private static bool IsOther(decimal difference) => Math.Abs(difference) > Noise;
}
