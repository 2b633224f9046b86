using System.Text.Json;
using AiTrader.Stores;

namespace AiTrader.Runner.Service.Runs;

/// <summary>
/// The runs of all traders, in the documents of the store: those that are not finished as one queue a trader, so that
/// a wish is accepted by one write, and each finished one by itself. Any process can read and change them.
/// </summary>
internal sealed class RunBook(IDocumentStore documents)
{
    private const string QueueKind = "queue";
    private const string FinishedKind = "run";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>
    /// Adds a run. The same run is there once: one that waits, is being run or is completed is not added again; one
    /// that was canceled, refused or faulted is, unless it is the same request.
    /// </summary>
    public async ValueTask<RunAdmission> AddAsync(Run run, CancellationToken cancellationToken)
    {
        RunAdmission admission = default;
        await ChangeAsync(
            run.Signature,
            async queue =>
            {
                var existing = queue.Find(run.Id) ?? await FindFinishedAsync(run.Signature, run.Id, cancellationToken);
                bool isSame = run.RequestId is { } id && existing?.RequestId == id;
                if (
                    existing?.ModelId == run.ModelId
                    && (isSame || existing.State is RunState.Pending or RunState.Completed)
                )
                {
                    admission = new RunAdmission(existing, IsNew: false);
                    return queue;
                }

                bool isFull = queue.Runs.Count >= RunQueue.Longest;
                admission = isFull ? default : new RunAdmission(run, IsNew: true);
                return isFull ? queue : queue.With(run);
            },
            cancellationToken
        );
        return admission;
    }

    /// <summary>A run of a trader; null if there is none.</summary>
    public async ValueTask<Run?> FindAsync(Signature signature, RunId id, CancellationToken cancellationToken)
    {
        // In this order: a run is written as finished before it leaves the queue.
        var (queue, _) = await ReadQueueAsync(signature, cancellationToken);
        return queue.Find(id) ?? await FindFinishedAsync(signature, id, cancellationToken);
    }

    /// <summary>All runs of a trader: those that are not finished, and after them the others by their times.</summary>
    public async IAsyncEnumerable<Run> ListAsync(
        Signature signature,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var (queue, _) = await ReadQueueAsync(signature, cancellationToken);
        foreach (var run in queue.Runs)
        {
            yield return run;
        }

        await foreach (var document in documents.ListAsync(FinishedKind, $"{signature}/", "", cancellationToken))
        {
            var run = Read<Run>(document);
            if (queue.Find(run.Id) is null)
            {
                yield return run;
            }
        }
    }

    /// <summary>The runs of a trader that are not finished.</summary>
    public async ValueTask<RunQueue> FindQueueAsync(Signature signature, CancellationToken cancellationToken) =>
        (await ReadQueueAsync(signature, cancellationToken)).Queue;

    /// <summary>The traders that have a run that is not finished.</summary>
    public IAsyncEnumerable<Signature> ListPendingAsync(CancellationToken cancellationToken) =>
        documents
            .ListAsync(QueueKind, cancellationToken: cancellationToken)
            .Select(document => Signature.Parse(document.Key.Id));

    /// <summary>Asks for a run to be canceled.</summary>
    /// <returns>The run; null if there is none that is not finished.</returns>
    public async ValueTask<Run?> RequestCancelAsync(
        Signature signature,
        RunId id,
        string user,
        CancellationToken cancellationToken
    )
    {
        var queue = await ChangeAsync(
            signature,
            queue =>
                ValueTask.FromResult(
                    queue.Find(id) is { CancelRequestedBy: null }
                        ? queue.WithChanged(id, run => run with { CancelRequestedBy = user })
                        : queue
                ),
            cancellationToken
        );
        return queue.Find(id);
    }

    /// <summary>Records why a run waits.</summary>
    /// <returns>Whether the reason is another one than before.</returns>
    public async ValueTask<bool> ExplainAsync(Run waiting, CancellationToken cancellationToken)
    {
        bool isNew = false;
        await ChangeAsync(
            waiting.Signature,
            queue =>
            {
                isNew = queue.Find(waiting.Id) is { } run && run.Reason != waiting.Reason;
                return ValueTask.FromResult(
                    isNew ? queue.WithChanged(waiting.Id, run => run with { Reason = waiting.Reason }) : queue
                );
            },
            cancellationToken
        );
        return isNew;
    }

    /// <summary>Records how a run ended.</summary>
    public async ValueTask FinishAsync(Run run, CancellationToken cancellationToken)
    {
        var key = KeyOf(run.Signature, run.Id);
        Document? written = null;
        while (written is null)
        {
            var current = await documents.FindAsync(key, cancellationToken);
            written = await documents.WriteAsync(
                new Document(key, JsonSerializer.Serialize(run, Json)) { Version = current?.Version ?? 0 },
                cancellationToken
            );
        }

        await ChangeAsync(run.Signature, queue => ValueTask.FromResult(queue.Without(run)), cancellationToken);
    }

    private static DocumentKey KeyOf(Signature signature, RunId id) => new(FinishedKind, $"{signature}/{id}");

    private static T Read<T>(Document document) =>
        JsonSerializer.Deserialize<T>(document.Content, Json)
        ?? throw new InvalidDataException($"The document {document.Key} is empty.");

    private async ValueTask<Run?> FindFinishedAsync(
        Signature signature,
        RunId id,
        CancellationToken cancellationToken
    ) =>
        await documents.FindAsync(KeyOf(signature, id), cancellationToken) is { } document ? Read<Run>(document) : null;

    private async ValueTask<(RunQueue Queue, long Version)> ReadQueueAsync(
        Signature signature,
        CancellationToken cancellationToken
    ) =>
        await documents.FindAsync(new DocumentKey(QueueKind, signature.Value), cancellationToken) is { } document
            ? (Read<RunQueue>(document), document.Version)
            : (RunQueue.Empty, 0);

    private async ValueTask<RunQueue> ChangeAsync(
        Signature signature,
        Func<RunQueue, ValueTask<RunQueue>> change,
        CancellationToken cancellationToken
    )
    {
        while (true)
        {
            var (queue, version) = await ReadQueueAsync(signature, cancellationToken);
            var changed = await change(queue);
            if (ReferenceEquals(changed, queue))
            {
                return queue;
            }

            var document = new Document(
                new DocumentKey(QueueKind, signature.Value),
                JsonSerializer.Serialize(changed, Json)
            )
            {
                Version = version,
            };
            bool isWritten =
                changed.Runs.Count > 0
                    ? await documents.WriteAsync(document, cancellationToken) is not null
                    : version == 0 || await documents.DeleteAsync(document, cancellationToken);
            if (isWritten)
            {
                return changed;
            }
        }
    }
}
