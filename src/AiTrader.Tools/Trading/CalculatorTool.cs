namespace AiTrader.Tools;

/// <summary>Calculates exactly, where a language model would guess.</summary>
public sealed class CalculatorTool
{
    /// <summary>
    /// The value of an arithmetic expression: numbers, <c>+ - * / %</c>, parentheses, <c>min max abs floor round</c>;
    /// at most 500 characters.
    /// </summary>
    /// <param name="context">For whom, when and by which model; a tool takes it always.</param>
    /// <param name="expression">As in <c>round((10000 - 12.5) / 187.24, 2)</c>.</param>
    /// <exception cref="FormatException">It is no such expression, or has no value; the message says where and
    /// why.</exception>
#pragma warning disable CA1822 // A tool is an object, so that it can be registered and bound like the others.
    public decimal Calculate(TradingContext context, string expression)
#pragma warning restore CA1822
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(expression);
        return Expression.Evaluate(expression);
    }
}
