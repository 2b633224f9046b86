namespace AiTrader.Fuzzing.Mutations;

/// <summary>Changes that know nothing of the form of an input.</summary>
internal static class ByteMutation
{
    /// <summary>Flips a bit.</summary>
    public static byte[] Flip(byte[] input, Random random)
    {
        if (input.Length == 0)
        {
            return [(byte)random.Next(256)];
        }

        byte[] changed = [.. input];
        changed[random.Next(changed.Length)] ^= (byte)(1 << random.Next(8));
        return changed;
    }

    /// <summary>Leaves out a part; often the end.</summary>
    public static byte[] Cut(byte[] input, Random random)
    {
        var (from, to) = Part(input, random);
        return random.Next(3) == 0 ? input[..from] : [.. input[..from], .. input[to..]];
    }

    /// <summary>Writes a part twice, or many times.</summary>
    public static byte[] Repeat(byte[] input, Random random)
    {
        var (from, to) = Part(input, random);
        int times = random.Next(8) == 0 ? random.Next(2, 300) : 1;
        return [.. input[..to], .. Enumerable.Repeat(input[from..to], times).SelectMany(part => part), .. input[to..]];
    }

    /// <summary>The beginning of one input, and the end of another.</summary>
    public static byte[] Splice(byte[] input, byte[] other, Random random) =>
        [.. input[..random.Next(input.Length + 1)], .. other[random.Next(other.Length + 1)..]];

    /// <summary>Inserts a token.</summary>
    public static byte[] Insert(byte[] input, byte[] token, Random random)
    {
        int place = random.Next(input.Length + 1);
        return [.. input[..place], .. token, .. input[place..]];
    }

    /// <summary>Writes a token instead of a part.</summary>
    public static byte[] Replace(byte[] input, byte[] token, Random random)
    {
        var (from, to) = Part(input, random);
        return [.. input[..from], .. token, .. input[to..]];
    }

    private static (int From, int To) Part(byte[] input, Random random)
    {
        int from = random.Next(input.Length + 1);
        int longest = random.Next(4) == 0 ? input.Length : 16;
        return (from, Math.Min(input.Length, from + random.Next(longest + 1)));
    }
}
