namespace AiTrader.Tools;

/// <summary>One text for a <see cref="TextEnvelope"/>, and what it is.</summary>
/// <param name="Label">What it is, in one line: <c>news 1 of 2, title</c>. The tool says it, not the author.</param>
/// <param name="Text">The text, exactly as its author wrote it.</param>
public sealed record EnclosedText(string Label, string Text)
{
    /// <summary>What it is, in one line.</summary>
    public string Label
    {
        get;
        init => field = RequireLine(value ?? throw new ArgumentNullException(nameof(value)));
    } = RequireLine(Label ?? throw new ArgumentNullException(nameof(Label)));

    /// <summary>The text, exactly as its author wrote it.</summary>
    public string Text
    {
        get;
        init => field = value ?? throw new ArgumentNullException(nameof(value));
    } = Text ?? throw new ArgumentNullException(nameof(Text));

    private static string RequireLine(string label)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(label);
        return MessageText.OneLine(label) == label
            ? label
            : throw new ArgumentException("A label is one line of text that can be seen.", nameof(label));
    }
}
