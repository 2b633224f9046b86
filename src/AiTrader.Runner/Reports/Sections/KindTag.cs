using System.Xml.Linq;

namespace AiTrader.Runner.Reports.Sections;

/// <summary>Says of a trader whether a language model decides or a baseline.</summary>
internal static class KindTag
{
    /// <summary>The tag.</summary>
    public static XElement Of(TraderReport trader) => Html.Element("span", $"kind {NameOf(trader)}", NameOf(trader));

    /// <summary><c>model</c> or <c>baseline</c>.</summary>
    public static string NameOf(TraderReport trader) => trader.IsBaseline ? "baseline" : "model";
}
