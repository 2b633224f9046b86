using AiTrader.Prices;

namespace AiTrader.Audits;

/// <summary>
/// Audits records of another system that state no account: whether the market had the prices of each, whether its
/// amounts follow from each other, and whether ids and times can be.
/// </summary>
/// <param name="series">The prices; null if there are none.</param>
internal sealed class StatementAudit(PriceSeries? series)
{
    private readonly BarRange? _range = series is null ? null : new BarRange(series);

    /// <summary>Audits the records of a file.</summary>
    public AuditResult Run(RecordedStatements records)
    {
        var lines = new Dictionary<string, RecordedStatement>(StringComparer.Ordinal);
        List<AuditDefect> defects =
        [
            .. records.Unreadable.Select(part => new AuditDefect(part.Line, null, AuditCodes.Unreadable, part.Message)),
        ];
        RecordedStatement? last = null;
        foreach (var statement in records.Statements)
        {
            defects.AddRange(
                IdOf(statement, lines)
                    .Concat(TimeOf(statement, last))
                    .Concat(FillsOf(statement))
                    .Concat(ClaimsOf(statement.Claims))
                    .Select(found => new AuditDefect(statement.Line, statement.Number, found.Code, found.Message))
            );
            last = statement;
        }

        return new AuditResult(
            records.Source,
            records.Statements.Count + records.Unreadable.Count,
            [.. defects.OrderBy(defect => defect.Line)]
        )
        {
            Notes = [.. records.Notes, .. PriceNotes(records)],
        };
    }

    /// <summary>A defect for each amount that does not follow from the others of its record.</summary>
    public static IEnumerable<(string Code, string Message)> ClaimsOf(IEnumerable<RecordedClaim> claims) =>
        claims
            .Where(claim => !claim.IsMet)
            .Select(claim =>
                (
                    AuditCodes.AmountNotOfRecord,
                    $"The {claim.Name} is {claim.Recorded}; {claim.Expected} follows from {claim.Reason}."
                )
            );

    private static IEnumerable<(string Code, string Message)> IdOf(
        RecordedStatement statement,
        Dictionary<string, RecordedStatement> earlier
    )
    {
        if (statement.Id is { } id && !earlier.TryAdd(id, statement))
        {
            yield return (
                AuditCodes.IdUsedTwice,
                $"The id {MessageText.Quote(id)} is also that of line {earlier[id].Line} (record {earlier[id].Number})."
            );
        }
    }

    private static IEnumerable<(string Code, string Message)> TimeOf(
        RecordedStatement statement,
        RecordedStatement? last
    )
    {
        if (statement.Time is { } time && last?.Time is { } before && time < before)
        {
            yield return (AuditCodes.TimeOutOfOrder, $"Its date {time} is before {before} in line {last.Line}.");
        }

        for (int i = 1; i < statement.Fills.Count; i++)
        {
            if (statement.Fills[i].Time < statement.Fills[i - 1].Time)
            {
                yield return (
                    AuditCodes.TimeOutOfOrder,
                    $"Its exit at {statement.Fills[i].Time} is before its entry at {statement.Fills[i - 1].Time}."
                );
            }
        }
    }

    private IEnumerable<(string Code, string Message)> FillsOf(RecordedStatement statement)
    {
        if (statement.Fills is [{ Quantity: <= 0 } empty, ..])
        {
            yield return (
                empty.Quantity == 0 ? AuditCodes.ZeroQuantity : AuditCodes.NegativeQuantity,
                $"The quantity is {PlainDecimal.Format(empty.Quantity)}."
            );
        }

        foreach (var fill in statement.Fills)
        {
            if (_range?.Check(fill) is { } defect)
            {
                yield return defect;
            }
        }
    }

    private IEnumerable<string> PriceNotes(RecordedStatements records)
    {
        var fills = records.Statements.SelectMany(statement => statement.Fills).ToArray();
        if (fills.Length == 0)
        {
            return [];
        }

        if (series is null)
        {
            return [StateAudit.NoPrices];
        }

        return fills
            .Select(fill => fill.Symbol)
            .Distinct(StringComparer.Ordinal)
            .Where(symbol => !Symbol.TryParse(symbol, out var known) || !series.Contains(known))
            .Order(StringComparer.Ordinal)
            .Select(symbol =>
                $"There are no prices of {MessageText.Quote(symbol)}: it is not judged whether the market had "
                + "the prices of its executions."
            );
    }
}
