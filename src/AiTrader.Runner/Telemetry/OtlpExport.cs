using AiTrader.Runner.Input;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace AiTrader.Runner.Telemetry;

/// <summary>Sends spans, metrics and logs to an OpenTelemetry collector; the last ones when it is disposed.</summary>
/// <remarks>
/// The variables of the OpenTelemetry specification hold: OTEL_SERVICE_NAME, OTEL_RESOURCE_ATTRIBUTES and
/// OTEL_EXPORTER_OTLP_*. Source: opentelemetry.io/docs/specs/otel/protocol/exporter.
/// </remarks>
internal sealed class OtlpExport : IDisposable
{
    private const string ServiceName = "aitrader";
    private const string EndpointVariable = "OTEL_EXPORTER_OTLP_ENDPOINT";

    private readonly Uri? _collector;
    private readonly Action<string> _complain;
    private readonly TracerProvider _traces;
    private readonly MeterProvider _metrics;
    private int _complaints;

    /// <summary>Begins to send.</summary>
    /// <param name="collector">
    /// For example, <c>http://localhost:4318</c>, over HTTP with protobuf; null for what the variables say.
    /// </param>
    /// <param name="complain">Is told once when the collector does not take what is sent.</param>
    /// <exception cref="InputException">A variable has a value that cannot be read.</exception>
    public OtlpExport(Uri? collector, Action<string> complain)
    {
        _collector = collector;
        _complain = complain;
        try
        {
            _traces = Sdk.CreateTracerProviderBuilder()
                .SetResourceBuilder(Resource())
                .AddSource(AiTraderTelemetry.Name)
                .AddOtlpExporter(options => Send(options, "traces"))
                .Build();
            _metrics = Sdk.CreateMeterProviderBuilder()
                .SetResourceBuilder(Resource())
                .AddMeter(AiTraderTelemetry.Name)
                .AddOtlpExporter(options => Send(options, "metrics"))
                .Build();
        }
        catch (ArgumentException refused)
        {
            // What the environment says, as headers without a '=', is read while the providers are built.
            _traces?.Dispose();
            throw new InputException(
                $"A variable of OpenTelemetry (OTEL_...) is refused: {refused.Message.Split(" (Parameter")[0]}",
                refused
            );
        }
    }

    /// <summary>Whether the environment names a collector.</summary>
    public static bool IsInEnvironment =>
        Environment.GetEnvironmentVariable(EndpointVariable) is { Length: > 0 }
        && !string.Equals(
            Environment.GetEnvironmentVariable("OTEL_SDK_DISABLED"),
            "true",
            StringComparison.OrdinalIgnoreCase
        );

    /// <summary>Sends what a program logs, too.</summary>
    public void AddTo(ILoggingBuilder logging) =>
        logging.AddOpenTelemetry(log =>
        {
            log.IncludeFormattedMessage = true;
            log.SetResourceBuilder(Resource()).AddOtlpExporter(options => Send(options, "logs"));
        });

    /// <inheritdoc/>
    public void Dispose()
    {
        _traces.Dispose();
        _metrics.Dispose();
    }

    // What the environment says comes last, and so holds.
    private static ResourceBuilder Resource() =>
        ResourceBuilder
            .CreateEmpty()
            .AddTelemetrySdk()
            .AddService(ServiceName, serviceVersion: AiTraderTelemetry.Version)
            .AddEnvironmentVariableDetector();

    private void Send(OtlpExporterOptions options, string signal)
    {
        if (_collector is not null)
        {
            options.Protocol = OtlpExportProtocol.HttpProtobuf;
            options.Endpoint = new Uri($"{_collector.ToString().TrimEnd('/')}/v1/{signal}");
        }

        var timeout = TimeSpan.FromMilliseconds(options.TimeoutMilliseconds);
        options.HttpClientFactory = () => new HttpClient(new WatchedCollector(Complain)) { Timeout = timeout };
    }

    private void Complain(string problem)
    {
        if (Interlocked.Increment(ref _complaints) == 1)
        {
            _complain($"Telemetry is lost: {problem} The run continues.");
        }
    }
}
