using System.Globalization;
using System.Text;
using AiTrader.Stores;

namespace AiTrader.Runner.Service.Events;

/// <summary>An event and its text on the wire, which all listeners share.</summary>
/// <param name="Event">The event.</param>
/// <param name="Frame">
/// As a server-sent event (html.spec.whatwg.org/multipage/server-sent-events.html): id, event and data.
/// </param>
internal sealed record FedEvent(StoredEvent Event, ReadOnlyMemory<byte> Frame)
{
    /// <summary>Makes it. The content of our events is one line.</summary>
    public static FedEvent Of(StoredEvent told) =>
        new(
            told,
            Encoding.UTF8.GetBytes(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"id: {told.Number}\nevent: {told.Kind}\ndata: {told.Content.ReplaceLineEndings(" ")}\n\n"
                )
            )
        );
}
