namespace AiTrader.Testing;

/// <summary>How a call to a store breaks.</summary>
public enum StoreFault
{
    /// <summary>Not at all.</summary>
    None = 0,

    /// <summary>Before it has done anything.</summary>
    Before = 1,

    /// <summary>After it has done everything, so that the caller cannot know.</summary>
    After = 2,
}
