using System.Globalization;
using AiTrader.Stores;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace AiTrader.Runner.Output;

/// <summary>The accounts of a store, one in each row.</summary>
internal static class AccountTable
{
    /// <summary>The table.</summary>
    public static IRenderable Of(IEnumerable<(Account Account, LedgerTally Tally)> accounts)
    {
        var table = new Table().Border(TableBorder.Simple);
        table.AddColumns("Signature", "Model", "Market");
        foreach (string title in (string[])["Cash", "Positions", "Version", "Sessions", "Completed through"])
        {
            table.AddColumn(new TableColumn(title) { NoWrap = true, Alignment = Justify.Right });
        }

        foreach (var (account, tally) in accounts)
        {
            table.AddRow(
                (
                    (string[])
                        [
                            account.Signature.Value,
                            account.ModelId?.Value ?? "mixed",
                            account.Terms.Market,
                            $"{account.Portfolio.Cash.Value.ToString("N2", CultureInfo.InvariantCulture)} "
                                + $"{account.Terms.Currency}",
                            Text(account.Portfolio.Positions.Count),
                            Text(account.Version),
                            Text(tally.Sessions.Total),
                            account.CompletedThrough?.ToString() ?? "-",
                        ]
                ).Select(cell => new Text(MessageText.OneLine(cell)))
            );
        }

        return table;
    }

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);
}
