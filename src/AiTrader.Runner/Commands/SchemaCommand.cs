using System.CommandLine;
using AiTrader.Runner.Output;
using AiTrader.Runner.Traders;

namespace AiTrader.Runner.Commands;

/// <summary><c>aitrader schema</c>: the format of a traders file.</summary>
internal sealed class SchemaCommand : Command, IExampleSource
{
    public SchemaCommand(Screen screen)
        : base("schema", "Print the JSON schema of a traders file, which editors understand.") =>
        SetAction(_ => screen.Line(TradersSchema.Text.TrimEnd()));

    /// <inheritdoc/>
    public IReadOnlyList<Example> Examples { get; } =
    [new("schema > traders.schema.json", "The schema next to your traders file; refer to it there with \"$schema\"")];
}
