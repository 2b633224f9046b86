static class Application
{
    private static readonly Signature Alice = Signature.Parse("alice");
    private static readonly ModelId Model = ModelId.Parse("openai/gpt-5");

    public static TradingContext At(TradingTime time) => TradingContext.For(Alice).Using(Model).At(time);
}
