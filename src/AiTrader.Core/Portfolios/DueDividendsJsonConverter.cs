using System.ComponentModel;
using System.Text.Json;

namespace AiTrader;

/// <summary>
/// Dividends that are due as JSON: <c>{"dividends":[{…}],"total":"8.3"}</c>. The total follows from them.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class DueDividendsJsonConverter : ObjectJsonConverter<DueDividends>
{
    /// <summary>Creates the converter.</summary>
    public DueDividendsJsonConverter()
        : base(nameof(DueDividends), "dividends", "total") { }

    private protected override DueDividends ReadMembers(JsonMembers members)
    {
        var due = DueDividends.Create(members.List("dividends", DueDividendJsonConverter.Instance));
        return members.Word<Money>("total") == due.Total
            ? due
            : throw members.Refuse("total", "is not what is due", due.Total.ToString());
    }

    private protected override void WriteMembers(Utf8JsonWriter writer, DueDividends value)
    {
        DueDividendJsonConverter.Instance.Write(writer, "dividends", value);
        writer.WriteString("total", value.Total.ToString());
    }
}
