namespace AiTrader.Runner.Service.Halts;

/// <summary>Why a trader, or all of them, may not trade.</summary>
/// <param name="Reason">The reason that denials give.</param>
/// <param name="HaltedBy">The name of the user.</param>
internal sealed record Halt(string Reason, string HaltedBy);
