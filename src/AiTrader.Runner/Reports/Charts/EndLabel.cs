using OxyPlot;

namespace AiTrader.Runner.Reports.Charts;

/// <summary>What stands at the end of a line.</summary>
/// <param name="Name">Whose line it is; shortened where there is no room.</param>
/// <param name="Value">The last value, as text; left out on a phone.</param>
/// <param name="Color">The value of the style sheet for the line.</param>
/// <param name="Style">The classes of the style sheet.</param>
/// <param name="End">The last point of the line.</param>
internal sealed record EndLabel(string Name, string Value, string Color, string Style, DataPoint End);
