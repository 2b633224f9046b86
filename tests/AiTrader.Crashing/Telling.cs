using System.Globalization;
using AiTrader.Stores;

namespace AiTrader.Crashing;

/// <summary>
/// Tells the entries of one ledger, as others do at the same time, and counts its own acts in a document.
/// </summary>
internal static class Telling
{
    private static readonly Signature Alice = Signature.Parse("alice");
    private static readonly DocumentKey Key = new("count", "all");

    public static async Task TellAsync(string store, string name, int count)
    {
        await using var opened = Trading.Open(store);
        Trading.Say("ready");
        await Console.In.ReadLineAsync();
        for (int number = 1; number <= count; number++)
        {
            await opened.Events.AppendAsync(
                Alice,
                [
                    new NewEvent("tool-called", $"{name}-{number}"),
                    new NewEvent("filled", $"{number}") { Position = number },
                ]
            );
            await CountAsync(opened.Documents);
            Trading.Say($"{name}-{number}");
        }
    }

    private static async Task CountAsync(IDocumentStore documents)
    {
        Document? written = null;
        while (written is null)
        {
            var read = await documents.FindAsync(Key) ?? new Document(Key, "0");
            int before = int.Parse(read.Content, CultureInfo.InvariantCulture);
            written = await documents.WriteAsync(read with { Content = $"{before + 1}" });
        }
    }
}
