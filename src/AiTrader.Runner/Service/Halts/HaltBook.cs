using System.Text.Json;
using AiTrader.Rules;
using AiTrader.Stores;

namespace AiTrader.Runner.Service.Halts;

/// <summary>
/// The halts, in the documents of the store, and in the switch that this process asks before each order. Another
/// process sees a halt within a second (<see cref="HaltWatch"/>).
/// </summary>
internal sealed class HaltBook(IDocumentStore documents, HaltSwitch halts) : IDisposable
{
    private const string Kind = "halt";

    // No signature has this name.
    private const string All = "*";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    // What is read later is set later.
    private readonly SemaphoreSlim _turn = new(1);
    private HashSet<Signature> _halted = [];

    /// <summary>Halts a trader; null halts all.</summary>
    /// <param name="signature">The trader.</param>
    /// <param name="halt">The halt.</param>
    /// <param name="mayReplace">Whether a halt that is there may be replaced.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>Whether it is halted as asked.</returns>
    public async ValueTask<bool> HaltAsync(
        Signature? signature,
        Halt halt,
        Func<Halt, bool> mayReplace,
        CancellationToken cancellationToken
    )
    {
        var key = KeyOf(signature);
        Document? written = null;
        while (written is null)
        {
            var current = await documents.FindAsync(key, cancellationToken);
            if (current is not null && !mayReplace(Read(current)))
            {
                return false;
            }

            written = await documents.WriteAsync(
                new Document(key, JsonSerializer.Serialize(halt, Json)) { Version = current?.Version ?? 0 },
                cancellationToken
            );
        }

        await RefreshAsync(cancellationToken);
        return true;
    }

    /// <summary>Ends the halt of a trader; null ends the halt of all, and single ones stay.</summary>
    /// <param name="signature">The trader.</param>
    /// <param name="mayEnd">Whether a halt that is there may be ended.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>Whether one was ended; null if it may not be.</returns>
    public async ValueTask<bool?> ResumeAsync(
        Signature? signature,
        Func<Halt, bool> mayEnd,
        CancellationToken cancellationToken
    )
    {
        bool isEnded = false;
        while (!isEnded && await documents.FindAsync(KeyOf(signature), cancellationToken) is { } current)
        {
            if (!mayEnd(Read(current)))
            {
                return null;
            }

            isEnded = await documents.DeleteAsync(current, cancellationToken);
        }

        await RefreshAsync(cancellationToken);
        return isEnded;
    }

    /// <summary>The halt of a trader, or of all; null if there is none.</summary>
    public async ValueTask<Halt?> FindAsync(Signature? signature, CancellationToken cancellationToken) =>
        await documents.FindAsync(KeyOf(signature), cancellationToken) is { } document ? Read(document) : null;

    /// <summary>Why a trader is halted, as this process knows it; null if it is not.</summary>
    public string? FindReason(Signature signature) => halts.FindReason(signature);

    /// <summary>Reads all halts, and sets the switch of this process.</summary>
    public async ValueTask RefreshAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            var found = new Dictionary<string, string>(StringComparer.Ordinal);
            await foreach (var document in documents.ListAsync(Kind, cancellationToken: cancellationToken))
            {
                found[document.Key.Id] = Read(document).Reason;
            }

            Set(found);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();

    private static Halt Read(Document document) =>
        JsonSerializer.Deserialize<Halt>(document.Content, Json)
        ?? throw new InvalidDataException($"The document {document.Key} is empty.");

    private static DocumentKey KeyOf(Signature? signature) => new(Kind, signature?.Value ?? All);

    private void Set(Dictionary<string, string> found)
    {
        if (found.Remove(All, out string? reason))
        {
            halts.HaltAll(reason);
        }
        else
        {
            halts.ResumeAll();
        }

        var halted = found.ToDictionary(pair => Signature.Parse(pair.Key), pair => pair.Value);
        foreach (var (signature, why) in halted)
        {
            halts.Halt(signature, why);
        }

        foreach (var signature in _halted.Where(signature => !halted.ContainsKey(signature)))
        {
            halts.Resume(signature);
        }

        _halted = [.. halted.Keys];
    }
}
