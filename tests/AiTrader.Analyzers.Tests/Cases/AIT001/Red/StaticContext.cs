static class Ambient
{
    // AIT001: 'Ambient._current' keeps a TradingContext in a static, which all sessions of the process share;
    // pass the context as a parameter to each call that needs it
    private static TradingContext? _current;

    public static TradingContext? Current => _current;

    // AIT001: 'Ambient.Fixed' keeps a TradingContext in a static, which all sessions of the process share; pass
    // the context as a parameter to each call that needs it
    public static TradingContext Fixed { get; } = TradingContext.For("alice").Using("openai/gpt-5").At("2025-10-01");

    [ThreadStatic]
    // AIT001: 'Ambient.OfThread' keeps a TradingContext in a static, which all sessions of the process share;
    // pass the context as a parameter to each call that needs it
    public static TradingContext? OfThread;

    public static void Enter(TradingContext context) => _current = context;
}
