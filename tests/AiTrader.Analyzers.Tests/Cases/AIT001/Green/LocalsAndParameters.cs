static class Application
{
    private static readonly Func<TradingContext, string> Name = context => context.Signature.Value;
    private static readonly Comparer<TradingContext> Order = Comparer<TradingContext>.Create((x, y) => 0);

    private static TradingContext Today => TradingContext.For("alice").Using("openai/gpt-5").At("2025-10-01");

    public static string Run(string day)
    {
        var context = TradingContext.For("alice").Using("openai/gpt-5").At(day);
        TradingContext[] contexts = [context, Today];
        Func<string> name = () => Name(context);
        return name() + contexts.Length + Order;
    }
}
