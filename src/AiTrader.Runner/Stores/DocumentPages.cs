using System.Runtime.CompilerServices;
using AiTrader.Stores;

namespace AiTrader.Runner.Stores;

/// <summary>Reads the documents of a kind at a bounded pace, for work that may take as long as it takes.</summary>
internal static class DocumentPages
{
    /// <summary>How many documents are read before a pause.</summary>
    public const int Size = 100;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>The documents in the order of their ids: a page, a pause of a second, the next page.</summary>
    public static async IAsyncEnumerable<Document> ReadAsync(
        IDocumentStore documents,
        string kind,
        TimeProvider clock,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        string after = "";
        while (true)
        {
            // Read to its end before anything is changed: a store may lend its connection to the listing.
            var page = await documents
                .ListAsync(kind, "", after, cancellationToken)
                .Take(Size)
                .ToListAsync(cancellationToken);
            foreach (var document in page)
            {
                yield return document;
            }

            if (page.Count < Size)
            {
                yield break;
            }

            after = page[^1].Key.Id;
            await Task.Delay(Pause, clock, cancellationToken);
        }
    }
}
