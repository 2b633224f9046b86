using System.ComponentModel;
using AiTrader.Stores;

namespace AiTrader.Tools;

/// <summary>Writes a note for the trader's own later sessions.</summary>
internal static class NoteTool
{
    public const string Name = "note";

    /// <summary>The answer to a note that is written.</summary>
    public const string WrittenAnswer = "The note is written.";

    public const string Description =
        "Writes a short note for your own later sessions, which find it with notes. It trades nothing, and it is not a "
        + "hold.";

    public const string TextDescription = "The note, at most 1000 characters.";
    private const string Empty =
        "The argument 'text' is empty. Give what you want to know in later sessions, in a few sentences.";

    public static TradingTool Create(IToolDesk desk) =>
        TradingTool.Create(
            Name,
            Description,
            async (
                TradingContext context,
                ClientOrderId id,
                [Served("minLength", 1), Served("maxLength", Note.MaximumLength), Description(TextDescription)]
                    string text,
                CancellationToken cancellationToken
            ) =>
                Write(
                    await desk
                        .Notes.AppendAsync(new Note(context, id, RequireNote(text)), cancellationToken)
                        .ConfigureAwait(false)
                ),
            new TradingToolOptions { Effect = ToolEffect.Notes, Title = "Write a note" }
        );

    private static string Write(NoteResult result) =>
        result is NoteResult.Full
            ? throw new ToolArgumentException(
                $"This session has {Note.MaximumPerSession} notes, the most that it can have. Nothing was written."
            )
            : WrittenAnswer;

    // Cut off, a note could say the opposite; so the model shortens it.
    private static string RequireNote(string text)
    {
        string whole = MessageText.WellFormed(text);
        return !MessageText.HasVisible(whole) ? throw new ToolArgumentException(Empty)
            : Note.WhyNot(whole) is { } reason ? throw new ToolArgumentException($"{reason} Nothing was written.")
            : whole;
    }
}
