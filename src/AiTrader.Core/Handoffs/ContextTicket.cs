using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace AiTrader.Handoffs;

/// <summary>
/// The ticket that a parent passes to a child: <c>redis.b3BlbmFpL2dwdC01.5f0c…</c>. It contains the name of the
/// handoff, the model and 128 random bits, but neither the trader nor the time. Anyone who has the ticket can claim the
/// context, so pass it like a secret.
/// </summary>
public sealed record ContextTicket
{
    private const int IdLength = 32;
    private static readonly TextRule HandoffRule = new(16, "");

    private ContextTicket(string handoff, ModelId modelId, string id) =>
        (Handoff, ModelId, Id) = (handoff, modelId, id);

    /// <summary>The name of the handoff that keeps the context.</summary>
    public string Handoff { get; }

    /// <summary>The model that the context is for.</summary>
    public ModelId ModelId { get; }

    /// <summary>32 lower-case hexadecimal digits.</summary>
    internal string Id { get; }

    /// <summary>Reads a ticket.</summary>
    /// <exception cref="FormatException">
    /// The text is not a ticket. The message does not repeat it, because it can be a secret.
    /// </exception>
    public static ContextTicket Parse(string? text) =>
        TryParse(text, out var ticket)
            ? ticket
            : throw new FormatException(
                "The text is not a ticket; allowed is what ContextTicket.ToString() has written."
            );

    /// <summary>Reads a ticket; false if <paramref name="text"/> is not one.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out ContextTicket? ticket)
    {
        ticket =
            text?.Split('.') is [var handoff, var model, { Length: IdLength } id]
            && HandoffRule.Accepts(handoff)
            && id.All(char.IsAsciiHexDigitLower)
            && ModelOf(model) is { } modelId
                ? new ContextTicket(handoff, modelId, id)
                : null;
        return ticket is not null;
    }

    /// <summary>The ticket as text: at most 222 characters, letters, digits and <c>. - _</c>.</summary>
    public override string ToString() =>
        $"{Handoff}.{Base64Url.EncodeToString(Encoding.ASCII.GetBytes(ModelId.Value))}.{Id}";

    /// <summary>Creates a ticket that cannot be guessed.</summary>
    internal static ContextTicket Create(string handoff, TradingContext context) =>
        new(handoff, context.ModelId, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(IdLength / 2)));

    // The bits that are left over at the end could be anything: only the text that would be written is read.
    private static ModelId? ModelOf(string text) =>
        Base64Url.IsValid(text)
        && Base64Url.DecodeFromChars(text) is var bytes
        && Base64Url.EncodeToString(bytes) == text
        && ModelId.TryParse(Encoding.ASCII.GetString(bytes), out var modelId)
            ? modelId
            : null;
}
