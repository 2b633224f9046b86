namespace AiTrader.Runner.Commands;

/// <summary>An example of a command line.</summary>
/// <param name="Line">What to type after <c>aitrader</c>.</param>
/// <param name="Meaning">What it does.</param>
internal sealed record Example(string Line, string Meaning);
