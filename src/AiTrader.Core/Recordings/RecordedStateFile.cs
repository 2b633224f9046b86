namespace AiTrader.Audits;

/// <summary>
/// Reads records of other systems, one JSON object per line. AI-Trader's own <c>position.jsonl</c>, and TradeTrap's,
/// whose acts can have a <c>price</c>:
/// <code>{"date":"2025-10-02","id":1,"this_action":{"action":"buy","symbol":"NVDA","amount":10},
/// "positions":{"NVDA":10,"AAPL":0,"CASH":8128.0}}</code>
/// and states whose orders are in a file beside them:
/// <code>{"date":"2025-10-02","sequence":1,"cash":8128.0,"holdings":{"NVDA":10}}</code>
/// A line that is neither is told apart, and the reading continues after it.
/// </summary>
public static class RecordedStateFile
{
    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="orders">
    /// The orders that were asked for, by sequence number, if the records do not contain them; can be empty.
    /// </param>
    /// <exception cref="DataFileException">A line is too long, or a compressed file was cut off.</exception>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    public static RecordedStates Read(string path, IReadOnlyList<RecordedOrder> orders)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        ArgumentNullException.ThrowIfNull(orders);
        var acts = orders.ToDictionary(
            order => order.Sequence,
            order => new RecordedAct(order.Action, order.Symbol?.Value ?? "", order.Quantity)
        );
        var states = new List<RecordedState>();
        bool hasIds = false;
        var unreadable = RecordedLines.Read(
            path,
            (fields, line) =>
            {
                hasIds |= fields.IsPosition;
                states.Add(fields.IsPosition ? fields.ReadPosition(line) : fields.ReadState(line, acts));
            }
        );
        return new RecordedStates(path, hasIds, states, unreadable);
    }
}
