using System.Globalization;
using AiTrader.Stores;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace AiTrader.Runner.Output;

/// <summary>Entries of a ledger, one in each row.</summary>
internal static class EntryTable
{
    /// <summary>The table.</summary>
    public static IRenderable Of(IEnumerable<LedgerEntry> entries)
    {
        var table = new Table().Border(TableBorder.Simple);
        table.AddColumn(new TableColumn("Entry") { Alignment = Justify.Right });
        table.AddColumns(new TableColumn("Time") { NoWrap = true }, new TableColumn("What"), new TableColumn("How"));
        foreach (var entry in entries)
        {
            var (what, how) = DescriptionOf(entry);
            table.AddRow(
                new Text(entry.Sequence.ToString(CultureInfo.InvariantCulture)),
                new Text(entry.Context.Time.ToString()),
                new Text(what),
                new Text(MessageText.OneLine(how))
            );
        }

        return table;
    }

    /// <summary>What an entry records, and how.</summary>
    public static (string What, string How) DescriptionOf(LedgerEntry entry) =>
        entry switch
        {
            LedgerEntry.AccountOpened opened => ("opened", opened.Terms.ToString()),
            LedgerEntry.MandateChanged changed => ("mandate changed", $"by the owner, to: {changed.Mandate}"),
            LedgerEntry.Approved approved => ("approved", $"by the owner: {approved.Order}"),
            LedgerEntry.Split split => (
                "split",
                $"{split.Action}: {split.UnitsBefore} units are {split.Holding}, {split.CashInLieu} in cash; "
                    + $"cash {split.Cash}"
            ),
            LedgerEntry.DividendDue due => ("dividend due", $"{due.Amount} for {due.Units} units; {due.Action}"),
            LedgerEntry.Dividend dividend => ("dividend", $"{dividend.Due}; cash {dividend.Cash}"),
            LedgerEntry.Held held => ("held", held.Reason),
            LedgerEntry.SessionCompleted completed => ("completed", completed.Outcome.ToString().ToLowerInvariant()),
            LedgerEntry.ModelChanged changed => (
                "model changed",
                $"by the owner, from {changed.Previous?.Value ?? "more than one"} to {changed.Context.ModelId}"
            ),
            LedgerEntry.SessionWithdrawn withdrawn => (
                "withdrawn",
                $"by the owner; the account continued at {withdrawn.ResumesAt}"
            ),
            _ when OrderEntryText.Of(entry) is { } order => order,
            _ => throw new ArgumentOutOfRangeException(nameof(entry), entry, "There is no such kind of entry."),
        };
}
