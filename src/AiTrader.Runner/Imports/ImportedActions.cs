using System.Globalization;
using AiTrader.Prices;

namespace AiTrader.Runner.Imports;

/// <summary>
/// Splits and dividends from any number of files: those that are not valid in a file of actions are refused; the others
/// are taken.
/// </summary>
internal sealed class ImportedActions
{
    /// <summary>The name of the file that is written.</summary>
    public const string FileName = "actions.csv";

    private readonly CorporateActionsBuilder _taken = new();
    private readonly List<ImportRefusal> _refusals = [];
    private int _unfinished;

    /// <summary>Whether there was anything, taken or refused.</summary>
    public bool HasContent => _taken.Count + _refusals.Count + _unfinished > 0;

    /// <summary>Takes an action, or refuses it.</summary>
    public void Add(CorporateAction action, string source, long line)
    {
        try
        {
            _taken.Add(action, source, line);
        }
        catch (DataFileException refused)
        {
            Refuse(source, line, refused.Value, refused.Reason);
        }
    }

    /// <summary>Refuses a line.</summary>
    public void Refuse(string source, long line, string value, string reason) =>
        _refusals.Add(new ImportRefusal(source, line, value, reason));

    /// <summary>Counts an answer that says that it is continued in another one.</summary>
    public void AddUnfinished() => _unfinished++;

    /// <summary>The file of the actions that were taken.</summary>
    public ImportFile ToFile()
    {
        var all = _taken.Build().All;
        int splits = all.Count(action => action.IsSplit);
        string unfinished =
            _unfinished == 0
                ? ""
                : string.Create(CultureInfo.InvariantCulture, $"; {_unfinished:N0} of the answers are continued in ")
                    + "another one (next_url)";
        return new ImportFile(
            FileName,
            all.Count == 0 ? [] : [CorporateActionFile.Header, .. all.Select(CorporateActionFile.Write)],
            string.Create(
                CultureInfo.InvariantCulture,
                $"{splits:N0} {(splits == 1 ? "split" : "splits")} and {all.Count - splits:N0} "
                    + $"{(all.Count - splits == 1 ? "dividend" : "dividends")}{unfinished}"
            ),
            _refusals
        );
    }
}
