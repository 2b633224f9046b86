using System.ComponentModel;
using System.Globalization;

namespace AiTrader.Tools;

/// <summary>Calculates exactly; a language model would guess.</summary>
internal static class CalculateTool
{
    public const string Name = "calculate";

    public const string Description =
        "Calculates an expression exactly: numbers, + - * / %, parentheses, min, max, abs, floor, round.";

    public const string ExpressionDescription = "The expression, for example round((10000 - 12.5) / 187.24, 2).";
    private const string AllDigits = "0.############################";

    public static TradingTool Create() =>
        TradingTool.Create(
            Name,
            Description,
            (TradingContext _, [Description(ExpressionDescription)] string expression) => Evaluate(expression),
            new TradingToolOptions { Title = "Calculate" }
        );

    private static StructuredAnswer<CalculateContent> Evaluate(string expression)
    {
        try
        {
            decimal value = Expression.Evaluate(expression);
            return new(value.ToString(AllDigits, CultureInfo.InvariantCulture), new CalculateContent(value));
        }
        catch (FormatException malformed)
        {
            throw new ToolArgumentException(malformed.Message);
        }
    }
}
