using System.CommandLine;
using AiTrader.Runner.Input;
using AiTrader.Runner.Output;
using AiTrader.Runner.Telemetry;

namespace AiTrader.Runner.Commands;

/// <summary>The option that names an OpenTelemetry collector.</summary>
internal sealed class OtlpOption
{
    private readonly Option<Uri?> _collector = OptionValue.Of<Uri?>(
        "--otlp",
        "ENDPOINT",
        "Send spans, metrics and logs to an OpenTelemetry collector, for example http://localhost:4318, over HTTP "
            + "with protobuf. Default: the collector of OTEL_EXPORTER_OTLP_ENDPOINT, if that is set.",
        TextValue.Address
    );

    /// <summary>Adds the option to a command.</summary>
    public OtlpOption(Command command) => command.Options.Add(_collector);

    /// <summary>Begins to send; null where neither the option nor the environment names a collector.</summary>
    /// <param name="parsed">The arguments.</param>
    /// <param name="screen">Where it is said that a collector does not answer.</param>
    public OtlpExport? Begin(ParseResult parsed, Screen screen) =>
        parsed.GetValue(_collector) is { } collector ? new OtlpExport(collector, screen.Complain)
        : OtlpExport.IsInEnvironment ? new OtlpExport(null, screen.Complain)
        : null;
}
