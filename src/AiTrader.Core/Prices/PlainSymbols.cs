using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace AiTrader.Prices;

/// <summary>The symbols of a file by their bytes, with the bars of each.</summary>
/// <param name="series">Where their bars are.</param>
internal sealed class PlainSymbols(PriceSeriesBuilder series)
{
    private readonly Dictionary<string, Entry> _entries = new(new ByBytes());

    /// <summary>A symbol and its bars; null if the bytes are not a symbol.</summary>
    public Entry? Find(ReadOnlySpan<byte> text)
    {
        var lookup = _entries.GetAlternateLookup<ReadOnlySpan<byte>>();
        if (lookup.TryGetValue(text, out var entry))
        {
            return entry;
        }

        if (!Ascii.IsValid(text) || !Symbol.TryParse(Encoding.ASCII.GetString(text), out var symbol))
        {
            return null;
        }

        entry = new Entry(symbol, series.BarsOf(symbol));
        _entries.Add(symbol.Value, entry);
        return entry;
    }

    internal sealed record Entry(Symbol Symbol, BarColumn Column);

    // Of texts in ASCII only.
    private sealed class ByBytes : IEqualityComparer<string>, IAlternateEqualityComparer<ReadOnlySpan<byte>, string>
    {
        public bool Equals(string? x, string? y) => string.Equals(x, y, StringComparison.Ordinal);

        public int GetHashCode([DisallowNull] string obj)
        {
            uint hash = 2_166_136_261;
            foreach (char c in obj)
            {
                hash = unchecked((hash ^ c) * 16_777_619);
            }

            return unchecked((int)hash);
        }

        public bool Equals(ReadOnlySpan<byte> alternate, string other) => Ascii.Equals(alternate, other);

        // FNV-1a, as of the text.
        public int GetHashCode(ReadOnlySpan<byte> alternate)
        {
            uint hash = 2_166_136_261;
            foreach (byte c in alternate)
            {
                hash = unchecked((hash ^ c) * 16_777_619);
            }

            return unchecked((int)hash);
        }

        public string Create(ReadOnlySpan<byte> alternate) => Encoding.ASCII.GetString(alternate);
    }
}
