using System.Globalization;
using System.Text;

namespace AiTrader.Fuzzing.Mutations;

/// <summary>Writes another number instead of one of the input.</summary>
internal static class NumberMutation
{
    private static readonly string[] Edges =
    [
        "0",
        "-0",
        "-1",
        "00",
        "1e400",
        "-1e400",
        "1e-400",
        "1e28",
        "79228162514264337593543950335",
        "79228162514264337593543950336",
        "9223372036854775807",
        "9223372036854775808",
        "-9223372036854775808",
        "2147483648",
        "0.0000000000000000000000000001",
        "0.00000000000000000000000000001",
        "1.0000000000000000000000000000000001",
        "NaN",
        "Infinity",
        "1,000",
        "1e13",
        "10000000000000.1",
        "4102444801",
        "253402300800",
        "99999",
    ];

    /// <summary>Changes a number; the input itself if it has none.</summary>
    public static byte[] Change(byte[] input, Random random)
    {
        if (input.Length == 0)
        {
            return input;
        }

        int from = random.Next(input.Length);
        while (from < input.Length && !char.IsAsciiDigit((char)input[from]))
        {
            from++;
        }

        int to = from;
        while (to < input.Length && (char.IsAsciiDigit((char)input[to]) || input[to] == '.'))
        {
            to++;
        }

        return [.. input[..from], .. Encoding.ASCII.GetBytes(Number(random)), .. input[to..]];
    }

    private static string Number(Random random) =>
        random.Next(3) == 0
            ? random.NextInt64(-100, 100_000).ToString(CultureInfo.InvariantCulture)
            : Edges[random.Next(Edges.Length)];
}
