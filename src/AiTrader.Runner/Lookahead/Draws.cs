namespace AiTrader.Runner.Lookahead;

/// <summary>Numbers that follow from a seed and from what they are drawn for; the same in every process.</summary>
/// <param name="seed">A different seed draws different numbers.</param>
internal sealed class Draws(int seed)
{
    private const ulong Step = 0x9E37_79B9_7F4A_7C15;

    /// <summary>The seed.</summary>
    public int Seed => seed;

    /// <summary>The number for a text. Source: FNV-1a (Fowler, Noll, Vo, RFC 9923).</summary>
    public ulong Of(string text)
    {
        ulong hash = 14_695_981_039_346_656_037;
        foreach (char c in text)
        {
            hash = unchecked((hash ^ c) * 1_099_511_628_211);
        }

        return Next(unchecked(hash + (ulong)(uint)seed), 0);
    }

    /// <summary>Another number, from one before it. Source: SplitMix64 (Steele, Lea, Flood 2014).</summary>
    /// <param name="draw">The number before it.</param>
    /// <param name="index">Which one.</param>
    public static ulong Next(ulong draw, long index)
    {
        ulong mixed = unchecked(draw + (Step * ((ulong)index + 1)));
        mixed = unchecked((mixed ^ (mixed >> 30)) * 0xBF58_476D_1CE4_E5B9);
        mixed = unchecked((mixed ^ (mixed >> 27)) * 0x94D0_49BB_1331_11EB);
        return mixed ^ (mixed >> 31);
    }
}
