namespace AiTrader.Runner.Tests.Telemetry;

[Category(TestCategory.Process)]
internal sealed class OtlpExportTests : ProgramFixture
{
    private static readonly string[] Run =
    [
        "run",
        "--traders",
        "scripted,momentum",
        "--resolution",
        "daily",
        "--to",
        "2024-03-31",
        "--store",
        "memory",
    ];

    [Test]
    public async Task Spans_metrics_and_logs_reach_a_collector()
    {
        await using var collector = new OtlpCollector();

        await Program.SucceedAsProcessAsync([.. Run, "--otlp", collector.Address]);

        Assert.Multiple(() =>
        {
            Assert.That(
                collector.ReceivedAt("/v1/traces"),
                Does.Contain("invoke_workflow run")
                    .And.Contain("invoke_agent scripted-daily")
                    .And.Contain("execute_tool history")
                    .And.Contain("ledger.append")
            );
            Assert.That(
                collector.ReceivedAt("/v1/metrics"),
                Does.Contain("aitrader.session.duration").And.Contain("aitrader.order.fills")
            );
            Assert.That(collector.ReceivedAt("/v1/logs"), Does.Contain("Session of momentum-daily at 2024-03-29"));
            foreach (string path in (string[])["/v1/traces", "/v1/metrics", "/v1/logs"])
            {
                Assert.That(
                    collector.ReceivedAt(path),
                    Does.Contain("service.name")
                        .And.Contain("aitrader")
                        .And.Contain("service.version")
                        .And.Contain(AiTraderTelemetry.Version),
                    path
                );
            }
        });
    }

    [Test]
    public async Task The_environment_names_a_collector_and_the_service()
    {
        await using var collector = new OtlpCollector();

        using var process = Program.Start(
            AitraderProgram.Dotnet,
            [AitraderProgram.Dll, .. Run],
            [
                ("OTEL_EXPORTER_OTLP_ENDPOINT", collector.Address),
                ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"),
                ("OTEL_SERVICE_NAME", "night-desk"),
            ]
        );
        var result = await AitraderProgram.EndAsync(process);

        Assert.That(result.ExitCode, Is.Zero, result.Error);
        Assert.That(collector.ReceivedAt("/v1/traces"), Does.Contain("night-desk").And.Contain("invoke_agent"));
        Assert.That(collector.ReceivedAt("/v1/logs"), Does.Contain("night-desk"));
    }

    [TestCase("OTEL_EXPORTER_OTLP_HEADERS", "no equals sign")]
    [TestCase("OTEL_METRIC_EXPORT_INTERVAL", "0")]
    public async Task A_variable_that_cannot_be_read_is_bad_input(string name, string value)
    {
        using var process = Program.Start(
            AitraderProgram.Dotnet,
            [AitraderProgram.Dll, .. Run],
            [("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:9"), (name, value)]
        );
        var result = await AitraderProgram.EndAsync(process);

        Assert.That(result.ExitCode, Is.EqualTo(2));
        Assert.That(result.Error, Does.StartWith("aitrader: A variable of OpenTelemetry (OTEL_...) is refused: "));
    }

    [Test]
    public async Task A_collector_that_does_not_answer_is_said_once_and_the_run_goes_on()
    {
        string address;
        await using (var gone = new OtlpCollector())
        {
            address = gone.Address;
        }

        var result = await Program.SucceedAsProcessAsync([.. Run, "--otlp", address]);

        string[] said = [.. result.ErrorLines.Where(line => line.Contains("Telemetry", StringComparison.Ordinal))];
        Assert.That(said, Has.Length.EqualTo(1));
        Assert.That(
            said[0],
            Does.StartWith($"aitrader: Telemetry is lost: the collector at {address}/v1/")
                .And.EndsWith("The run continues.")
        );
    }
}
