using System.Globalization;
using System.Xml.Linq;
using AiTrader.Performance;

namespace AiTrader.Runner.Reports.Sections;

/// <summary>The return of each month of a trader: a row a year, a column a month.</summary>
internal static class MonthSection
{
    private const int MonthsPerYear = 12;

    // From which return on a month has the next tint, as a fraction.
    private static readonly double[] Tints = [0.00005, 0.02, 0.05];

    /// <summary>The table; a sentence if there is no month yet.</summary>
    public static XElement Of(TraderReport trader)
    {
        var months = MonthlyReturn.Create(trader.Performance.Equity);
        return months.Count == 0
            ? Html.Nothing("No bar has closed since the opening.")
            : Html.Element(
                "div",
                "months",
                Html.Numbers(
                    "Return of each calendar month, dividends included; the first and the last one can be a part of a "
                        + "month.",
                    ["Year", .. Enumerable.Range(1, MonthsPerYear).Select(NameOf), "Year"],
                    months.GroupBy(month => month.Year).Select(RowOf)
                )
            );
    }

    private static object[] RowOf(IGrouping<int, MonthlyReturn> year)
    {
        var months = year.ToDictionary(month => month.Month);
        return
        [
            year.Key.ToString(CultureInfo.InvariantCulture),
            .. Enumerable
                .Range(1, MonthsPerYear)
                .Select(number => months.TryGetValue(number, out var month) ? CellOf(month.Value) : (object)""),
            CellOf(MonthlyReturn.Link(year)),
        ];
    }

    private static XElement CellOf(double? value) => Html.Element("span", $"tint{ToneOf(value)}", Text(value));

    private static string Text(double? value) =>
        value is { } known ? known.ToString("+0.0%;-0.0%;0.0%", CultureInfo.InvariantCulture) : Figure.Undefined;

    private static string ToneOf(double? value)
    {
        int tint = Tints.Count(from => Math.Abs(value ?? 0) >= from);
        string tone = value > 0 ? "up" : "down";
        return tint == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" {tone}{tint}");
    }

    private static string NameOf(int month) =>
        CultureInfo.InvariantCulture.DateTimeFormat.GetAbbreviatedMonthName(month);
}
