using System.Globalization;
using System.Text.Json.Serialization;

namespace AiTrader.Stores;

/// <summary>
/// A short text that a trader wrote for its own later sessions. It belongs to the whole context in which it was
/// written: no other signature and no other model sees it, and no session before its time.
/// </summary>
[JsonConverter(typeof(NoteJsonConverter))]
public sealed record Note
{
    /// <summary>The most characters of a note: 1,000.</summary>
    public const int MaximumLength = 1_000;

    /// <summary>The most notes of one session: 20.</summary>
    public const int MaximumPerSession = 20;

    /// <summary>Creates a note.</summary>
    /// <param name="context">The context of the session that writes it.</param>
    /// <param name="id">The id of the call that writes it; the session has one note under it.</param>
    /// <param name="text">The text; 1-1,000 characters, at least one of them visible.</param>
    /// <exception cref="ArgumentException">
    /// The text is too long, has nothing that can be seen, or has half a character.
    /// </exception>
    public Note(TradingContext context, ClientOrderId id, string text)
    {
        Context = NotNull.Require(context);
        Id = NotNull.Require(id);
        Text = WhyNot(NotNull.Require(text)) is { } reason ? throw new ArgumentException(reason, nameof(text)) : text;
    }

    /// <summary>The context of the session that wrote it.</summary>
    public TradingContext Context { get; }

    /// <summary>The id of the call that wrote it.</summary>
    public ClientOrderId Id { get; }

    /// <summary>The text; 1-1,000 characters.</summary>
    public string Text { get; }

    /// <summary>
    /// Whether a context may see it: it was written by the same signature and model, in a session at the context's time
    /// or before it.
    /// </summary>
    public bool IsVisibleTo(TradingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return Context.Signature == context.Signature
            && Context.ModelId == context.ModelId
            && Context.Time <= context.Time;
    }

    /// <summary>Why text is not the text of a note, as a sentence; null if it is.</summary>
    internal static string? WhyNot(string text)
    {
        if (text.Length > MaximumLength)
        {
            return string.Create(
                CultureInfo.InvariantCulture,
                $"The note has {text.Length:N0} characters; a note has at most {MaximumLength:N0}."
            );
        }

        return !MessageText.HasVisible(text) ? "The note has nothing that can be seen."
            : MessageText.WellFormed(text) != text ? "The note has half a character."
            : null;
    }
}
