namespace AiTrader.Runner.Lookahead;

/// <summary>Why a session is not proven.</summary>
internal enum ProofVerdict
{
    /// <summary>Altered later data changes it: it sees the future.</summary>
    Leaked = 1,

    /// <summary>
    /// It is not decided again as it is recorded, with real data neither: other prices, another seed, another prompt,
    /// or a decision maker that decides differently each time.
    /// </summary>
    NotRepeated = 2,
}
