namespace AiTrader.Tools;

/// <content>Makes tools of no to seven arguments.</content>
public sealed partial class TradingTool
{
    /// <summary>
    /// Creates a tool. A <see cref="ClientOrderId"/>, a <see cref="TextEnvelope"/> or a <see cref="CancellationToken"/>
    /// among its arguments is set by the session, not by the model.
    /// </summary>
    /// <param name="name">The name that the model calls; no other tool of its toolset has it.</param>
    /// <param name="description">The description for the model.</param>
    /// <param name="method">What it does for a context. Its other parameters are what the model gives: text, numbers,
    /// true and false, days, enums, the words of AiTrader such as <see cref="Symbol"/>, and lists and records of these;
    /// with a question mark, null too. Text is the answer as it is, any other value is answered as JSON; a
    /// <see cref="ToolArgumentException"/> is advice, and any other exception a fault of the session.</param>
    /// <param name="options">What else there is to say about it; null for nothing.</param>
    /// <exception cref="ArgumentException">The name or the description is empty, or a model cannot give one of the
    /// parameters, as a service; the message names each of them.</exception>
    public static TradingTool Create<TResult>(
        string name,
        string description,
        Func<TradingContext, TResult> method,
        TradingToolOptions? options = null
    ) => new(name, description, method, options);

    /// <inheritdoc cref="Create{TResult}"/>
    public static TradingTool Create<T1, TResult>(
        string name,
        string description,
        Func<TradingContext, T1, TResult> method,
        TradingToolOptions? options = null
    ) => new(name, description, method, options);

    /// <inheritdoc cref="Create{TResult}"/>
    public static TradingTool Create<T1, T2, TResult>(
        string name,
        string description,
        Func<TradingContext, T1, T2, TResult> method,
        TradingToolOptions? options = null
    ) => new(name, description, method, options);

    /// <inheritdoc cref="Create{TResult}"/>
    public static TradingTool Create<T1, T2, T3, TResult>(
        string name,
        string description,
        Func<TradingContext, T1, T2, T3, TResult> method,
        TradingToolOptions? options = null
    ) => new(name, description, method, options);

    /// <inheritdoc cref="Create{TResult}"/>
    public static TradingTool Create<T1, T2, T3, T4, TResult>(
        string name,
        string description,
        Func<TradingContext, T1, T2, T3, T4, TResult> method,
        TradingToolOptions? options = null
    ) => new(name, description, method, options);

    /// <inheritdoc cref="Create{TResult}"/>
    public static TradingTool Create<T1, T2, T3, T4, T5, TResult>(
        string name,
        string description,
        Func<TradingContext, T1, T2, T3, T4, T5, TResult> method,
        TradingToolOptions? options = null
    ) => new(name, description, method, options);

    /// <inheritdoc cref="Create{TResult}"/>
    public static TradingTool Create<T1, T2, T3, T4, T5, T6, TResult>(
        string name,
        string description,
        Func<TradingContext, T1, T2, T3, T4, T5, T6, TResult> method,
        TradingToolOptions? options = null
    ) => new(name, description, method, options);

    /// <inheritdoc cref="Create{TResult}"/>
    public static TradingTool Create<T1, T2, T3, T4, T5, T6, T7, TResult>(
        string name,
        string description,
        Func<TradingContext, T1, T2, T3, T4, T5, T6, T7, TResult> method,
        TradingToolOptions? options = null
    ) => new(name, description, method, options);
}
