namespace AiTrader.Runner.Lookahead;

/// <summary>Fields of a bar.</summary>
[Flags]
internal enum BarFields
{
    /// <summary>None of them.</summary>
    None = 0,

    /// <summary>The open.</summary>
    Open = 1,

    /// <summary>The high.</summary>
    High = 2,

    /// <summary>The low.</summary>
    Low = 4,

    /// <summary>The close.</summary>
    Close = 8,

    /// <summary>The volume.</summary>
    Volume = 16,

    /// <summary>What is known only when the bar is finished.</summary>
    Later = High | Low | Close | Volume,

    /// <summary>All of them.</summary>
    All = Open | Later,
}
