namespace AiTrader.Core.Tests;

/// <summary>What other systems took for a name and wrote into a ledger; none of it is an identity of ours.</summary>
internal static class BadIdentities
{
    public static readonly string?[] Everywhere =
    [
        null, "", " ", "   ", ".", "..", "-", "-rf", ".hidden", "_x", "../../etc/x", "me/../victim", "..\\..\\x", "a..b", "a b", " a", "a ",
        "a\n", "\na", "a\nb", "a\r\nb", "a\tb", "a\0b", "a\u001b[31m", "a\u202eb", "a\u200bb", "a\ufeffb", "alice\u0301", "álice", "аlice", "Ａlice", "a１", "a٣", "名前",
        "a|b", "a;b", "a'b", "a\"b", "a<b", "a*b", "a?b", "a%2fb", "a$b", "${HOME}", "$(id)", "a`b", "~", "a,b", "a&b", "{a}", "a#b", "a!b", "a(b",
    ];

    public static readonly string?[] Signatures = [.. Everywhere, "a/b", "/etc/passwd", "a:b", "C:", "a@b", "a+b", "a=b", "a\\b", new string('a', 65), new string('a', 10_000)];

    public static readonly string?[] ModelIds = [.. Everywhere, "/openai", ":x", "@x", "a=b", "a\\b", "openai/../x", new string('a', 129), new string('a', 10_000)];

    public static readonly string?[] Symbols = [.. Everywhere, "/BTC", "^GSPC", "=F", "A@B", "A\\B", new string('A', 33), new string('A', 10_000)];

    public static readonly string?[] Times =
    [
        null, "", " ", "yesterday", "today", "now", "2025-13-45", "2025-10-1", "2025-1-01", "2025-02-29", "2025-02-30", "2025-04-31", "1900-02-29", "2025-00-01", "2025-01-00",
        "0000-01-01", "25-10-01", "12025-10-01", "-025-10-01", "+025-10-01", "2025/10/01", "2025.10.01", "20251001", "10-01-2025", "01.10.2025", "2025-10-01 ", " 2025-10-01",
        "2025-10-01\n", "2025-10-01T10:00", "2025-10-01T10:00:00", "2025-10-01 10", "2025-10-01 1:00", "2025-10-01  1:00", "2025-10-01 24:00", "2025-10-01 24:00:00", "2025-10-01 10:60",
        "2025-10-01 10:00:60", "2025-10-01 10:00:00Z", "2025-10-01 10:00:00.0", "2025-10-01 10:00:00.000", "2025-10-01 10:00:00+00:00", "2025-10-01 10.00", "2025-10-01 -1:00",
        "2025-10-01 10:00 AM", "2025-10-01\t10:00", "2025-10-01 10:00:0", "２０２５-10-01", "２０２５-１０-０１", "2025-10-0١", "2025‐10‐01", "2025-10-01 1０:00", "null", "NaN", "1759276800",
        new string('2', 10_000),
    ];
}
