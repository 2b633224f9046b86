using Microsoft.Extensions.AI;

namespace AiTrader.Tools.Chat.Cassettes;

/// <summary>Writes each question and its reply to a file, one line of JSON a reply, as it comes. An existing file is continued.</summary>
/// <param name="client">The model.</param>
/// <param name="path">The file; its folder must exist.</param>
public sealed class CassetteRecorder(IChatClient client, string path) : DelegatingChatClient(client)
{
    private readonly SemaphoreSlim _one = new(1);

    /// <inheritdoc/>
    public override async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var asked = messages.ToList();
        var reply = await base.GetResponseAsync(asked, options, cancellationToken).ConfigureAwait(false);
        await _one.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await File.AppendAllTextAsync(path, CassetteTake.Of(asked, options, reply).Write() + "\n", cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _one.Release();
        }

        return reply;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _one.Dispose();
        }

        base.Dispose(disposing);
    }
}
