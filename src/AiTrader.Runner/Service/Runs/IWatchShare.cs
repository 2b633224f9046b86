namespace AiTrader.Runner.Service.Runs;

/// <summary>Which of the traders with something to do this process wakes, where several watch the same runs.</summary>
internal interface IWatchShare
{
    /// <summary>Whether this process wakes a trader.</summary>
    /// <param name="signature">The trader.</param>
    /// <param name="turn">
    /// A number that is the same in all processes at the same time, and another one with each look. The process that
    /// has a trader now need not have it in the next turn, so that one which cannot do its part delays nobody for long.
    /// </param>
    bool IsOwn(Signature signature, long turn);
}
