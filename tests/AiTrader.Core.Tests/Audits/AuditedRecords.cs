using System.Text.Json.Nodes;
using AiTrader.Audits;
using AiTrader.Testing;

namespace AiTrader.Core.Tests.Audits;

/// <summary>AI-Trader's own records, made for a test, and what the audit finds in them.</summary>
internal static class AuditedRecords
{
    // Ten AAA at 10, ten more at 11 and away again at 12, and one more for a moment.
    public static List<JsonObject> Honest() =>
        [
            Opening(1000),
            Record(1, "2025-10-06", "buy", "AAA", 10, 900, ("AAA", 10), ("BBB", 0)),
            Record(2, "2025-10-07", "buy", "AAA", 10, 790, ("AAA", 20)),
            Record(3, "2025-10-08", "sell", "AAA", 10, 910, ("AAA", 10)),
            Record(4, "2025-10-08", "buy", "AAA", 1, 898, ("AAA", 11)),
            Record(5, "2025-10-08", "sell", "AAA", 1, 910, ("AAA", 10)),
        ];

    public static JsonObject Opening(decimal cash) =>
        new()
        {
            ["date"] = "2025-10-05",
            ["id"] = 0,
            ["positions"] = new JsonObject { ["AAA"] = 0, ["CASH"] = cash },
        };

    public static JsonObject Record(
        int id,
        string date,
        string action,
        string symbol,
        decimal amount,
        decimal cash,
        params (string Symbol, decimal Quantity)[] holdings
    )
    {
        var positions = new JsonObject(
            holdings.Select(holding => KeyValuePair.Create(holding.Symbol, (JsonNode?)holding.Quantity))
        )
        {
            ["CASH"] = cash,
        };
        return new JsonObject
        {
            ["date"] = date,
            ["id"] = id,
            ["this_action"] = new JsonObject
            {
                ["action"] = action,
                ["symbol"] = symbol,
                ["amount"] = amount,
            },
            ["positions"] = positions,
        };
    }

    public static string[] Audit(List<JsonObject> records) =>
        Audit([.. records.Select(record => record.ToJsonString())]);

    public static string[] Audit(string[] lines) => Audit(Market.Us, lines);

    public static string[] Audit(Market market, string[] lines) =>
        [.. Run(market, lines).Defects.Select(defect => $"{defect.Line} {defect.Code}")];

    public static string[] Messages(List<JsonObject> records) =>
        [
            .. Run(Market.Us, [.. records.Select(record => record.ToJsonString())])
                .Defects.Select(defect => $"{defect.Line} {defect.Code} {defect.Message}"),
        ];

    private static AuditResult Run(Market market, string[] lines)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllLines(folder.File("position.jsonl"), lines);
        return new StateAudit(market, TestMarket.UsWeek().Series).Run(
            RecordedStateFile.Read(folder.File("position.jsonl"), [])
        );
    }
}
