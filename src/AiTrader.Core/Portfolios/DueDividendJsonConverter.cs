using System.ComponentModel;
using System.Text.Json;
using AiTrader.Prices;

namespace AiTrader;

/// <summary>
/// A dividend that is due as JSON: <c>{"number":7,"action":{…},"units":"10","amount":"8.3"}</c>.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class DueDividendJsonConverter : ObjectJsonConverter<DueDividend>
{
    /// <summary>Creates the converter.</summary>
    public DueDividendJsonConverter()
        : base(nameof(DueDividend), "number", "action", "units", "amount") { }

    internal static DueDividendJsonConverter Instance { get; } = new();

    private protected override DueDividend ReadMembers(JsonMembers members) =>
        new(
            members.Count("number"),
            members.Value("action", CorporateActionJsonConverter.Instance),
            members.Word<Quantity>("units"),
            members.Word<Money>("amount")
        );

    private protected override void WriteMembers(Utf8JsonWriter writer, DueDividend value)
    {
        writer.WriteNumber("number", value.Number);
        CorporateActionJsonConverter.Instance.Write(writer, "action", value.Action);
        writer.WriteString("units", value.Units.ToString());
        writer.WriteString("amount", value.Amount.ToString());
    }
}
