using System.Xml.Linq;

namespace AiTrader.Runner.Reports.Sections;

/// <summary>A piece of a page as it is written: an element, or a drawing that is text already.</summary>
/// <param name="Text">The markup; whatever it has from data is escaped.</param>
internal readonly record struct PagePart(string Text)
{
    /// <summary>An element.</summary>
    public PagePart(XElement element)
        : this(Html.Write(element)) { }
}
