using AiTrader.Sessions;
using Spectre.Console;

namespace AiTrader.Runner.Output;

/// <summary>Moves a bar by one for each session that ends.</summary>
/// <param name="bar">The bar; null where nobody watches.</param>
internal sealed class SessionProgress(ProgressTask? bar) : IProgress<SessionResult>
{
    /// <inheritdoc/>
    public void Report(SessionResult value) => bar?.Increment(1);
}
