static class Ambient
{
    // AIT001: 'Ambient.Flow' keeps a TradingContext in a static, which all sessions of the process share; pass
    // the context as a parameter to each call that needs it
    private static readonly AsyncLocal<TradingContext?> Flow = new();

    // AIT001: 'Ambient.Local' keeps a TradingContext in a static, which all sessions of the process share; pass
    // the context as a parameter to each call that needs it
    private static readonly ThreadLocal<TradingContext> Local = new();

    // AIT001: 'Ambient.Late' keeps a TradingContext in a static, which all sessions of the process share; pass
    // the context as a parameter to each call that needs it
    private static readonly Lazy<TradingContext> Late = new(() => null!);

    // AIT001: 'Ambient.Seen' keeps a TradingContext in a static, which all sessions of the process share; pass
    // the context as a parameter to each call that needs it
    private static readonly List<TradingContext> Seen = [];

    // AIT001: 'Ambient.ByUser' keeps a TradingContext in a static, which all sessions of the process share; pass
    // the context as a parameter to each call that needs it
    private static readonly Dictionary<string, TradingContext> ByUser = [];

    // AIT001: 'Ambient.Slots' keeps a TradingContext in a static, which all sessions of the process share; pass
    // the context as a parameter to each call that needs it
    private static readonly TradingContext?[] Slots = new TradingContext?[8];

    // AIT001: 'Ambient._top' keeps a TradingContext in a static, which all sessions of the process share; pass
    // the context as a parameter to each call that needs it
    private static (TradingContext Context, int Depth) _top;

    // AIT001: 'Ambient._find' keeps a TradingContext in a static, which all sessions of the process share; pass
    // the context as a parameter to each call that needs it
    private static Func<TradingContext>? _find;

    // AIT001: 'Ambient.Waiting' keeps a TradingContext in a static, which all sessions of the process share;
    // pass the context as a parameter to each call that needs it
    private static readonly Queue<TradingContext> Waiting = new();
}
