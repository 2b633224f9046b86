namespace AiTrader.Runner.Bundles;

/// <summary>The lines of a file in memory.</summary>
internal static class BundleLines
{
    /// <summary>Each line without its end; a line end at the end begins no line.</summary>
    public static IEnumerable<ReadOnlyMemory<byte>> Of(byte[] content)
    {
        for (int start = 0; start < content.Length; )
        {
            int length = content.AsSpan(start).IndexOf((byte)'\n');
            length = length < 0 ? content.Length - start : length;
            yield return content.AsMemory(start, length);
            start += length + 1;
        }
    }
}
