using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace AiTrader.Runner.Telemetry;

/// <summary>
/// Sends spans and metrics to an OpenTelemetry collector, over HTTP; the last ones when it is disposed.
/// </summary>
internal sealed class OtlpExport : IDisposable
{
    private readonly TracerProvider _traces;
    private readonly MeterProvider _metrics;

    /// <summary>Begins to send.</summary>
    /// <param name="collector">For example, <c>http://localhost:4318</c>.</param>
    public OtlpExport(Uri collector)
    {
        var resource = ResourceBuilder.CreateDefault().AddService("aitrader");
        _traces = Sdk.CreateTracerProviderBuilder()
            .SetResourceBuilder(resource)
            .AddSource(AiTraderTelemetry.Name)
            .AddOtlpExporter(options => Send(options, collector, "traces"))
            .Build();
        _metrics = Sdk.CreateMeterProviderBuilder()
            .SetResourceBuilder(resource)
            .AddMeter(AiTraderTelemetry.Name)
            .AddOtlpExporter(options => Send(options, collector, "metrics"))
            .Build();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _traces.Dispose();
        _metrics.Dispose();
    }

    private static void Send(OtlpExporterOptions options, Uri collector, string signal)
    {
        options.Protocol = OtlpExportProtocol.HttpProtobuf;
        options.Endpoint = new Uri($"{collector.ToString().TrimEnd('/')}/v1/{signal}");
    }
}
