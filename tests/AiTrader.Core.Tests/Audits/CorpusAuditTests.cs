using System.Globalization;
using System.Text.Json;
using AiTrader.Audits;
using AiTrader.Core.Tests.Performance;
using AiTrader.Testing;

namespace AiTrader.Core.Tests.Audits;

/// <summary>
/// What the reference recorded of real models: the audit finds what is known to be wrong with it, and nothing else.
/// </summary>
[TestFixtureSource(typeof(CorpusAgent), nameof(CorpusAgent.All))]
public sealed class CorpusAuditTests(string market, string agent)
{
    private static readonly Dictionary<string, Market> Markets = new()
    {
        ["us_daily"] = Market.Us,
        ["cn_daily"] = Market.ChinaA,
        ["cn_hourly"] = Market.ChinaA,
        ["crypto"] = Market.Crypto,
    };

    private readonly CorpusAgent _agent = CorpusAgent.Open(market, agent);

    [Test]
    public void The_defects_are_the_exceptions_of_the_manifest_by_sequence_line_and_reason()
    {
        var orders = RecordedOrderFile.Read(SharedCorpus.PathOf(market, $"{agent}.orders.jsonl"));
        var records = RecordedStateFile.Read(SharedCorpus.PathOf(market, $"{agent}.recorded.jsonl"), orders);

        var result = new StateAudit(Markets[market], _agent.Series).Run(records);

        var expected = _agent.Manifest.GetProperty("exceptions").EnumerateArray().Select(TextOf);
        Assert.That(
            result.Defects.Select(defect => $"{defect.Number} line {defect.Line} {defect.Code}"),
            Is.EquivalentTo(expected)
        );
        Assert.That(result.RecordCount, Is.EqualTo(_agent.Manifest.GetProperty("records").GetInt32()));
    }

    [Test]
    public void What_a_correct_system_does_with_the_same_orders_is_clean()
    {
        var orders = RecordedOrderFile.Read(SharedCorpus.PathOf(market, $"{agent}.orders.jsonl"));
        var opening = new RecordedState(
            1,
            0,
            TradingTime.Parse(_agent.Manifest.GetProperty("first").GetString()!),
            null,
            _agent.Manifest.GetProperty("initial_cash").GetDecimal(),
            new Dictionary<string, decimal>()
        );
        List<RecordedState> states =
        [
            opening,
            .. File.ReadLines(SharedCorpus.PathOf(market, $"{agent}.outcomes.jsonl")).Zip(orders, StateOf),
        ];

        Assert.That(
            new StateAudit(Markets[market], _agent.Series)
                .Run(new RecordedStates("outcomes", HasIds: false, states, []))
                .Defects,
            Is.Empty
        );
    }

    private static RecordedState StateOf(string outcome, RecordedOrder order)
    {
        using var json = JsonDocument.Parse(outcome);
        var act =
            json.RootElement.GetProperty("status").GetString() == "filled"
                ? new RecordedAct(order.Action, order.Symbol!.Value, order.Quantity)
                : RecordedAct.Hold;
        var holdings = json
            .RootElement.GetProperty("holdings")
            .EnumerateObject()
            .ToDictionary(
                holding => holding.Name,
                holding => decimal.Parse(holding.Value.GetString()!, CultureInfo.InvariantCulture)
            );
        return new RecordedState(
            order.Sequence + 1,
            order.Sequence,
            order.Time,
            act,
            decimal.Parse(json.RootElement.GetProperty("cash").GetString()!, CultureInfo.InvariantCulture),
            holdings
        );
    }

    private static string TextOf(JsonElement exception) =>
        $"{exception.GetProperty("sequence").GetInt64()} line {exception.GetProperty("line").GetInt64()} "
        + $"{exception.GetProperty("reason").GetString()}";
}
