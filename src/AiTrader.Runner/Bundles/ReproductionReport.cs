using System.Globalization;
using AiTrader.Runner.Output;
using Spectre.Console;

namespace AiTrader.Runner.Bundles;

/// <summary>A reproduction as text.</summary>
/// <param name="inputs">What differs of the bundle, the prices and the other inputs.</param>
/// <param name="traders">The traders.</param>
internal sealed class ReproductionReport(IReadOnlyList<string> inputs, IReadOnlyList<ReproducedTrader> traders)
{
    private const int ShownHead = 12;

    /// <summary>Whether everything is equal.</summary>
    public bool IsEqual => inputs.Count == 0 && traders.Count > 0 && traders.All(trader => trader.Difference is null);

    /// <summary>Shows a row for each trader, what differs of it, and the conclusion.</summary>
    public void Show(Screen screen)
    {
        screen.Show(Table());
        foreach (string line in Lines())
        {
            screen.Line(line);
        }
    }

    private Table Table()
    {
        var table = new Table().Border(TableBorder.Simple);
        table.AddColumns("Trader", "Decided by");
        table.AddColumn(new TableColumn("Sessions") { Alignment = Justify.Right });
        table.AddColumns("Ledger", "Head");
        foreach (var trader in traders)
        {
            table.AddRow(
                new Text(trader.Signature),
                new Text(trader.DecidedBy ?? "nothing"),
                new Text(trader.Sessions.ToString("N0", CultureInfo.InvariantCulture)),
                new Text(trader.Difference is null ? "equal" : "differs"),
                new Text(trader.Head is { Length: >= ShownHead } head ? head[..ShownHead] : "-")
            );
        }

        return table;
    }

    private IEnumerable<string> Lines()
    {
        foreach (var trader in traders.Where(trader => trader.Difference is not null))
        {
            yield return $"{trader.Signature}: {trader.Difference!.TrimEnd('.')}.";
        }

        string sessions = string.Create(
            CultureInfo.InvariantCulture,
            $"{traders.Sum(trader => trader.Sessions):N0} sessions of {traders.Count:N0} traders"
        );
        yield return IsEqual
            ? $"Equal: {sessions}, each entry of each ledger."
            : $"Not equal. Before the first differences, {sessions} are equal.";
    }
}
