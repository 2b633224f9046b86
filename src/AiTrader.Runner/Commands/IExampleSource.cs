namespace AiTrader.Runner.Commands;

/// <summary>A command whose help shows examples.</summary>
internal interface IExampleSource
{
    /// <summary>The examples, the commonest first.</summary>
    IReadOnlyList<Example> Examples { get; }
}
