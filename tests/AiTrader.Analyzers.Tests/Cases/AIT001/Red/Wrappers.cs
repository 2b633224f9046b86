readonly record struct Current(TradingContext Context);

sealed class Scope
{
    public TradingContext? Context { get; set; }

    public string User { get; set; } = "";
}

sealed class Box<T>
{
    public T? Value { get; set; }
}

static class Ambient
{
    // AIT001: 'Ambient._current' keeps a TradingContext in a static, which all sessions of the process share;
    // pass the context as a parameter to each call that needs it
    private static Current? _current;

    // AIT001: 'Ambient.Flow' keeps a TradingContext in a static, which all sessions of the process share; pass
    // the context as a parameter to each call that needs it
    private static readonly AsyncLocal<Scope?> Flow = new();

    // AIT001: 'Ambient.Boxed' keeps a TradingContext in a static, which all sessions of the process share; pass
    // the context as a parameter to each call that needs it
    private static readonly Box<TradingContext> Boxed = new();
}
