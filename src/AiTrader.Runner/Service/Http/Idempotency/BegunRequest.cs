using AiTrader.Runner.Service.Http.Problems;
using AiTrader.Stores;
using Microsoft.AspNetCore.Http;

namespace AiTrader.Runner.Service.Http.Idempotency;

/// <summary>
/// A request with an idempotency key that this process answers. What it does happens once, also if it is begun again
/// after the process died: what it asks for is written before it is done, and what it does has its id.
/// </summary>
/// <param name="documents">The store's documents.</param>
/// <param name="document">What the store has of it.</param>
internal sealed class BegunRequest(IDocumentStore documents, Document document)
{
    private static readonly object Key = new();

    private Document _document = document;
    private StoredRequest _request = IdempotencyText.Read(document);

    /// <summary>The id of the request, for what it does.</summary>
    public string Id => _request.Id;

    /// <summary>The one of a request; null for a request without a key.</summary>
    public static BegunRequest? Find(HttpContext http) => http.Items[Key] as BegunRequest;

    /// <summary>Lets the endpoint of a request find it.</summary>
    public void Attach(HttpContext http) => http.Items[Key] = this;

    /// <summary>What the request asks for: what was written before, or what is found now, and written.</summary>
    /// <exception cref="ProblemException">Another process answers the request.</exception>
    public async Task<string> ResolveAsync(Func<Task<string>> find)
    {
        if (_request.Resolved is { } resolved)
        {
            return resolved;
        }

        resolved = await find();
        return await TryWriteAsync(_request with { Resolved = resolved })
            ? resolved
            : throw new ProblemException(InProgress());
    }

    /// <summary>Keeps the answer. Another process that answers the request now has done the same.</summary>
    public Task EndAsync(StoredAnswer answer) => TryWriteAsync(_request with { Answer = answer });

    /// <summary>Lets the request be made again at once: what it asks for may be done.</summary>
    public Task ReleaseAsync() =>
        TryWriteAsync(_request with { Started = _request.Started - IdempotencyBook.LongestAnswer });

    /// <summary>Forgets the request if nothing of it was done, and releases it otherwise.</summary>
    public Task ForgetAsync() => _request.IsAgain ? ReleaseAsync() : documents.DeleteAsync(_document).AsTask();

    /// <summary>The problem of a request that another one answers.</summary>
    public static Problem InProgress() => new(ProblemKinds.InProgress) { RetryAfter = TimeSpan.FromSeconds(1) };

    // Never canceled: a client that leaves must not leave half of it.
    private async Task<bool> TryWriteAsync(StoredRequest request)
    {
        var written = await documents.WriteAsync(
            _document with
            {
                Content = IdempotencyText.Write(request),
            },
            CancellationToken.None
        );
        if (written is null)
        {
            return false;
        }

        (_document, _request) = (written, request);
        return true;
    }
}
