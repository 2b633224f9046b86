namespace AiTrader.Runner.Tests.Telemetry;

[Category(TestCategory.Process)]
internal sealed class OtlpExportTests : ProgramFixture
{
    [Test]
    public async Task Spans_and_metrics_reach_a_collector()
    {
        await using var collector = new OtlpCollector();

        await Program.SucceedAsProcessAsync(
            "run",
            "--traders",
            "scripted,momentum",
            "--resolution",
            "daily",
            "--to",
            "2024-03-31",
            "--store",
            "memory",
            "--otlp",
            collector.Address
        );

        Assert.That(
            collector.ReceivedAt("/v1/traces"),
            Does.Contain("execute_tool history").And.Contain("ledger.append").And.Contain("scripted-daily")
        );
        Assert.That(
            collector.ReceivedAt("/v1/metrics"),
            Does.Contain("aitrader.session.duration").And.Contain("aitrader.order.fills")
        );
    }
}
