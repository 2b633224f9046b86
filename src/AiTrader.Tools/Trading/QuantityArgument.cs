namespace AiTrader.Tools;

/// <summary>The argument <c>quantity</c>, which buying and selling take: what a model is told of it.</summary>
internal static class QuantityArgument
{
    public const string Description = "How many units; more than zero.";
}
