namespace AiTrader.Prices;

/// <summary>
/// Reads corporate actions from a CSV file, or one compressed with gzip (<c>.gz</c>), with the columns
/// <c>ex_date,symbol,kind,value,pay_date</c> in any order and lines in any order. Two lines of it:
/// <code>2025-01-27,AAPL,split,7,
/// 2025-02-10,MSFT,dividend,0.83,2025-03-13</code>
/// </summary>
public static class CorporateActionFile
{
    /// <summary>The header of such a file.</summary>
    public const string Header = "ex_date,symbol,kind,value,pay_date";

    private const string Day = "a day such as 2025-10-01";

    private static readonly string[] Columns = Header.Split(',');

    /// <summary>Reads a file.</summary>
    /// <exception cref="DataFileException">A line is refused; the message has its number, the value and what is
    /// allowed.</exception>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    public static CorporateActions Read(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        var symbols = new SymbolTable();
        var actions = new CorporateActionsBuilder();
        new CsvTable(path, Columns).Read(row => actions.Add(ReadAction(row, symbols), path, row.Line));
        return actions.Build();
    }

    /// <summary>An action as a line of such a file.</summary>
    public static string Write(CorporateAction action)
    {
        ArgumentNullException.ThrowIfNull(action);
        string payDate = action.PayDate is { } day ? new TradingTime(day).ToString() : "";
        return $"{new TradingTime(action.ExDate)},{action.Symbol},{EnumName.Of(action.Kind)},"
            + $"{PlainDecimal.Format(action.Value)},{payDate}";
    }

    private static CorporateAction ReadAction(CsvRow row, SymbolTable symbols)
    {
        var exDate = ReadDay(row, 0);
        var symbol = symbols.Require(row, 1);
        return row[2] switch
        {
            "split" => ReadSplit(row, exDate, symbol),
            "dividend" => ReadDividend(row, exDate, symbol),
            _ => throw row.Refuse(
                row.GetText(2),
                $"the kind is refused; allowed is {EnumName.Allowed<CorporateActionKind>()}"
            ),
        };
    }

    private static CorporateAction ReadSplit(CsvRow row, DateOnly exDate, Symbol symbol)
    {
        if (!row[4].IsEmpty)
        {
            throw row.Refuse(row.GetText(4), "a split has no pay date; leave the field empty");
        }

        return CorporateAction.CreateSplit(
            exDate,
            symbol,
            ReadValue(row, CorporateAction.LowestRatio, CorporateAction.HighestRatio)
        );
    }

    private static CorporateAction ReadDividend(CsvRow row, DateOnly exDate, Symbol symbol)
    {
        decimal amount = ReadValue(row, 0, CorporateAction.HighestDividend);
        DateOnly? payDate = row[4].IsEmpty ? null : ReadDay(row, 4);
        return payDate is null || payDate >= exDate
            ? CorporateAction.CreateDividend(exDate, symbol, amount, payDate)
            : throw row.Refuse(row.GetText(4), $"the pay date is before the ex date, {new TradingTime(exDate)}");
    }

    private static DateOnly ReadDay(CsvRow row, int column) =>
        TradingTime.TryParse(row[column], out var time) && !time.IsIntraday
            ? time.Date
            : throw row.Refuse(row.GetText(column), $"the {Columns[column]} is refused; allowed is {Day}");

    private static decimal ReadValue(CsvRow row, decimal lowest, decimal highest) =>
        PlainDecimal.TryParse(row[3], out decimal value) && value > 0 && value >= lowest && value <= highest
            ? value
            : throw row.Refuse(
                row.GetText(3),
                lowest > 0
                    ? "the value of a split is refused; allowed are the new units for one old, from "
                        + $"{PlainDecimal.Format(lowest)} to {PlainDecimal.Format(highest)}{BarNumber.Hint(row[3])}"
                    : "the value of a dividend is refused; allowed is the cash for one unit, more than 0 and at most "
                        + $"{PlainDecimal.Format(highest)}{BarNumber.Hint(row[3])}"
            );
}
