using AiTrader.Audits;

namespace AiTrader.Runner.Audits.Formats;

/// <summary>
/// The documents of Alpha Arena's service (nof1.ai), as it answers and as public repositories keep them: completed
/// trades under <c>trades</c>, and accounts with their open positions under <c>accountTotals</c>. They trade perpetual
/// futures: with leverage, long and short.
/// </summary>
internal static class AlphaArena
{
    private const string Trades = "trades";
    private const string Accounts = "accountTotals";

    /// <summary>Reads a file.</summary>
    public static RecordedStatements Read(string path)
    {
        var statements = new List<RecordedStatement>();
        var accounts = new AlphaArenaAccounts();
        bool hasTrades = false;
        var unreadable = JsonItems.Read(
            path,
            [Trades, Accounts],
            (list, fields, line) =>
            {
                var place = (line, statements.Count + 1);
                hasTrades |= list == Trades;
                statements.Add(list == Trades ? AlphaArenaTrades.Read(fields, place) : accounts.Read(fields, place));
            }
        );
        return new RecordedStatements(path, statements, unreadable, statements.Count == 0 ? [] : NotesOf(hasTrades));
    }

    private static IReadOnlyList<string> NotesOf(bool hasTrades) =>
        hasTrades
            ?
            [
                "Trades have neither an account nor a margin: it is not judged whether cash and leverage allowed them.",
                "Funding and the rate of the fees are not in the file: they are not judged.",
            ]
            :
            [
                "Funding, and the price at which a position is valued, are not in the file: equity and "
                    + "unrealized profit are not judged.",
            ];
}
