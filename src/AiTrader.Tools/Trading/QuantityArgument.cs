namespace AiTrader.Tools;

/// <summary>The argument <c>quantity</c>, of buy and sell: its description.</summary>
internal static class QuantityArgument
{
    public const string Description = "The number of units; more than zero.";
}
