namespace AiTrader.Stores;

/// <summary>
/// The order of texts by their Unicode code points, which is that of their UTF-8 bytes: the one order that every store
/// can give. The ordinal order of .NET compares UTF-16 and differs beyond U+FFFF.
/// </summary>
internal sealed class CodePointOrder : IComparer<string>
{
    public static CodePointOrder Instance { get; } = new();

    public int Compare(string? x, string? y)
    {
        if (x is null || y is null)
        {
            return (x is null ? 0 : 1) - (y is null ? 0 : 1);
        }

        int common = x.AsSpan().CommonPrefixLength(y);
        return common == x.Length || common == y.Length
            ? x.Length.CompareTo(y.Length)
            : Rank(x[common]).CompareTo(Rank(y[common]));
    }

    // Half of a pair stands for a code point above all that one char can be.
    private static int Rank(char unit) => char.IsSurrogate(unit) ? char.MaxValue + unit : unit;
}
