namespace AiTrader.Testing.Endpoints;

/// <summary>What becomes of an answer on its way.</summary>
public enum ModelAnswerEnding
{
    /// <summary>All of it arrives.</summary>
    Whole = 1,

    /// <summary>The connection is closed in the middle.</summary>
    CutOff,

    /// <summary>The connection is reset in the middle.</summary>
    Reset,

    /// <summary>The connection is reset before anything is sent.</summary>
    Refused,

    /// <summary>Nothing is ever sent.</summary>
    Never,
}
