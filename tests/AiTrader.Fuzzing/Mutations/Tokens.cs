using System.Text;

namespace AiTrader.Fuzzing.Mutations;

/// <summary>Words and bytes with which readers have trouble.</summary>
internal static class Tokens
{
    private static readonly byte[][] All =
    [
        .. Texts().Select(Encoding.UTF8.GetBytes),
        [0xEF, 0xBB, 0xBF],
        [0xFF, 0xFE],
        [0xC0, 0x80],
        [0xED, 0xA0, 0x80],
        [0xF4, 0x90, 0x80, 0x80],
        [0x1F, 0x8B, 0x08],
        [0],
    ];

    /// <summary>One of them.</summary>
    public static byte[] Any(Random random) => All[random.Next(All.Length)];

    private static IEnumerable<string> Texts() =>
        [
            "\n",
            "\r\n",
            "\r",
            "\t",
            ",",
            ";",
            "\"",
            "\"\"",
            "'",
            "{",
            "}",
            "{}",
            "[",
            "]",
            "[]",
            ":",
            "null",
            "true",
            "false",
            "NaN",
            "\\u0000",
            "\\ud83d",
            "\\ud83d\\ude00",
            "\\",
            "\u202e",
            "\u001b[2J",
            "e\u0301",
            "\ud83d\ude00",
            "2025-10-01",
            "2025-02-29",
            "0001-01-01",
            "9999-12-31",
            "2025-10-01 24:00:00",
            "2025-10-01 10:00:00",
            "2025-10-01T10:00:00Z",
            "CASH",
            "AAA",
            "buy",
            "sell",
            "data: ",
            "data: [DONE]\n\n",
            "event: error\n",
            "../../etc/passwd",
            "/dev/zero",
            "\"date\":",
            "\"id\":",
            new string('[', 100),
            new string('9', 400),
            new string('a', 5000),
        ];
}
