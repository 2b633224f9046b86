namespace AiTrader.Runner.Service.Runs;

/// <summary>Which of the traders with something to do this process wakes, where several processes watch the same runs.</summary>
internal interface IWatchShare
{
    /// <summary>Whether this process wakes a trader.</summary>
    /// <param name="signature">The trader.</param>
    /// <param name="turn">
    /// A number that is the same in all processes at the same time, and another one with each look. Who has a trader now
    /// need not have it in the next turn, so that a process which cannot do its part holds nobody up for long.
    /// </param>
    bool IsOwn(Signature signature, long turn);
}
