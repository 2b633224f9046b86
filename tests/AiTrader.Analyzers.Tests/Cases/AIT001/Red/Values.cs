static class Ambient
{
    private static object? _state;
    private static readonly Dictionary<string, object> Bag = [];
    private static Func<string>? _name;
    private static event Action? Ended;

    public static void Enter(TradingContext context)
    {
        // AIT001: 'Ambient._state' keeps a TradingContext in a static, which all sessions of the process share;
        // pass the context as a parameter to each call that needs it
        _state = context;
        // AIT001: 'Ambient.Bag' keeps a TradingContext in a static, which all sessions of the process share;
        // pass the context as a parameter to each call that needs it
        Bag["context"] = context;
        // AIT001: 'Ambient.Bag' keeps a TradingContext in a static, which all sessions of the process share;
        // pass the context as a parameter to each call that needs it
        Bag.Add("other", context);
        // AIT001: 'Ambient._name' keeps a TradingContext in a static, which all sessions of the process share;
        // pass the context as a parameter to each call that needs it
        _name = () => context.Signature.Value;
        // AIT001: 'Ambient.Ended' keeps a TradingContext in a static, which all sessions of the process share;
        // pass the context as a parameter to each call that needs it
        Ended += () => Console.WriteLine(context);
    }
}
