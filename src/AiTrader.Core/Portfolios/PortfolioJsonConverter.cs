using System.ComponentModel;
using System.Text.Json;

namespace AiTrader;

/// <summary>
/// A portfolio as JSON: <c>{"cash":"8127.5","positions":[{…}]}</c>, with <c>"dividendsDue":[{…}]</c> if any are due.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class PortfolioJsonConverter : ObjectJsonConverter<Portfolio>
{
    /// <summary>Creates the converter.</summary>
    public PortfolioJsonConverter()
        : base(nameof(Portfolio), "cash", "positions", "dividendsDue") { }

    private protected override Portfolio ReadMembers(JsonMembers members) =>
        new(members.Word<Money>("cash"), members.List("positions", PositionJsonConverter.Instance))
        {
            DividendsDue = members.Find("dividendsDue") is null
                ? DueDividends.None
                : DueDividends.Create(members.List("dividendsDue", DueDividendJsonConverter.Instance)),
        };

    private protected override void WriteMembers(Utf8JsonWriter writer, Portfolio value)
    {
        writer.WriteString("cash", value.Cash.ToString());
        PositionJsonConverter.Instance.Write(writer, "positions", value.Positions);
        if (value.DividendsDue.Count > 0)
        {
            DueDividendJsonConverter.Instance.Write(writer, "dividendsDue", value.DividendsDue);
        }
    }
}
