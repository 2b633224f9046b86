using System.ComponentModel;
using System.Text.Json;

namespace AiTrader.Prices;

/// <summary>
/// A corporate action as JSON: <c>{"kind":"dividend","symbol":"MSFT","exDate":"2025-02-20","value":"0.83",
/// "payDate":"2025-03-13"}</c>; a split has no pay date, and a dividend that is paid on its ex date neither.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class CorporateActionJsonConverter : ObjectJsonConverter<CorporateAction>
{
    /// <summary>Creates the converter.</summary>
    public CorporateActionJsonConverter()
        : base(nameof(CorporateAction), "kind", "symbol", "exDate", "value", "payDate") { }

    internal static CorporateActionJsonConverter Instance { get; } = new();

    private protected override CorporateAction ReadMembers(JsonMembers members)
    {
        var (symbol, exDate, value) = (members.Word<Symbol>("symbol"), members.Day("exDate"), members.Number("value"));
        DateOnly? payDate = members.Find("payDate") is null ? null : members.Day("payDate");
        return members.Name<CorporateActionKind>("kind") switch
        {
            CorporateActionKind.Dividend => CorporateAction.CreateDividend(exDate, symbol, value, payDate),
            CorporateActionKind.Split or _ => payDate is null
                ? CorporateAction.CreateSplit(exDate, symbol, value)
                : throw members.Refuse("payDate", "is there", "none, because a split has no pay date"),
        };
    }

    private protected override void WriteMembers(Utf8JsonWriter writer, CorporateAction value)
    {
        writer.WriteString("kind", EnumName.Of(value.Kind));
        writer.WriteString("symbol", value.Symbol.Value);
        writer.WriteString("exDate", new TradingTime(value.ExDate).ToString());
        writer.WriteString("value", PlainDecimal.Format(value.Value));
        if (value.PayDate is { } day)
        {
            writer.WriteString("payDate", new TradingTime(day).ToString());
        }
    }
}
