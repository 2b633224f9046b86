namespace AiTrader.Runner.Board.Pages;

/// <summary>How a field of a trader is entered.</summary>
internal enum TraderFieldKind
{
    /// <summary>A line of text.</summary>
    Word,

    /// <summary>A choice of the models that are offered.</summary>
    Model,

    /// <summary>A number.</summary>
    Number,

    /// <summary>Lines of text.</summary>
    Text,

    /// <summary>Yes or no.</summary>
    Flag,

    /// <summary>Words that are separated by commas.</summary>
    Words,
}
