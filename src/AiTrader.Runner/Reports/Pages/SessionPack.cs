using System.Buffers;
using System.Text.Json;
using AiTrader.Runner.Reports.Sections;

namespace AiTrader.Runner.Reports.Pages;

/// <summary>Some sessions as one JSON object, by their numbers.</summary>
internal sealed class SessionPack : IDisposable
{
    // Large enough to pack well, small enough to be unpacked in a moment.
    private const int Size = 1 << 20;

    private readonly ArrayBufferWriter<byte> _bytes = new(Size + (Size / 4));
    private readonly Utf8JsonWriter _json;

    public SessionPack()
    {
        _json = new Utf8JsonWriter(_bytes);
        _json.WriteStartObject();
    }

    /// <summary>Whether nothing is in it.</summary>
    public bool IsEmpty { get; private set; } = true;

    /// <summary>Whether nothing more should be added.</summary>
    public bool IsFull => _json.BytesCommitted + _json.BytesPending > Size;

    /// <summary>Adds a session.</summary>
    public void Add(int number, Action<Utf8JsonWriter> write)
    {
        IsEmpty = false;
        _json.WritePropertyName(Html.Number(number));
        write(_json);
    }

    /// <summary>Packs it, on another thread.</summary>
    public Task<string> EndAsync()
    {
        _json.WriteEndObject();
        _json.Dispose();
        return Task.Run(() => PackedJson.Of(_bytes.WrittenSpan));
    }

    /// <inheritdoc/>
    public void Dispose() => _json.Dispose();
}
