using AiTrader.Runner.Service.Halts;

namespace AiTrader.Runner.Service.Http.Answers;

/// <summary>Why nothing is traded.</summary>
/// <param name="Reason">The reason that denials give.</param>
/// <param name="HaltedBy">The user who halted.</param>
internal sealed record HaltAnswer(string Reason, string HaltedBy)
{
    /// <summary>That of a halt.</summary>
    public static HaltAnswer Of(Halt halt) => new(halt.Reason, halt.HaltedBy);
}
