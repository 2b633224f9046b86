using System.ComponentModel;
using AiTrader.Stores;

namespace AiTrader.Tools;

/// <summary>Searches the trader's own notes, of this session and earlier ones.</summary>
internal static class NotesTool
{
    public const string Name = "notes";

    public const string Description =
        "Returns your own latest notes that contain all words of a query: those of this session and of earlier ones.";

    public const string QueryDescription = "The words to search for; null for the latest notes.";
    private const string NoNotes = "No note matches the query.";
    private const int MaximumCount = 10;

    public static TradingTool Create(IToolDesk desk)
    {
        return TradingTool.Create<TextEnvelope, string?, CancellationToken, Task<string>>(
            Name,
            Description,
            SearchAsync,
            new TradingToolOptions { Title = "Search your notes" }
        );

        async Task<string> SearchAsync(
            TradingContext context,
            TextEnvelope envelope,
            [Description(QueryDescription)] string? query = null,
            CancellationToken cancellationToken = default
        )
        {
            string[] words = SearchWords.Of(query ?? "");
            var notes = await desk
                .Notes.ReadAsync(context, cancellationToken)
                .Where(note => words.All(word => SearchWords.IsIn(note.Text, word)))
                .Take(MaximumCount)
                .ToListAsync(cancellationToken)
                .ConfigureAwait(false);
            return Write(notes, envelope);
        }
    }

    private static string Write(List<Note> notes, TextEnvelope envelope) =>
        notes.Count == 0
            ? NoNotes
            : envelope.Enclose([
                .. notes.Select(
                    (note, index) =>
                        new EnclosedText(
                            $"note {index + 1} of {notes.Count}, of your session at {note.Context.Time}",
                            note.Text
                        )
                ),
            ]);
}
