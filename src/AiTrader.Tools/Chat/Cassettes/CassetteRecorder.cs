using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace AiTrader.Tools;

/// <summary>
/// Writes each question and its reply to a file, one JSON object per line, as soon as the reply is complete. An
/// existing file is continued; an unfinished line of a killed process is removed first.
/// </summary>
/// <param name="client">The model.</param>
/// <param name="path">The file; its folder must exist.</param>
public sealed class CassetteRecorder(IChatClient client, string path) : DelegatingChatClient(NotNull.Require(client))
{
    private readonly string _path = NotNull.Require(path);
    private readonly SemaphoreSlim _one = new(1);
    private bool _isWhole;

    /// <inheritdoc/>
    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        var asked = messages.ToList();
        var reply = await base.GetResponseAsync(asked, options, cancellationToken).ConfigureAwait(false);
        await WriteAsync(CassetteRecord.Of(asked, options, reply), cancellationToken).ConfigureAwait(false);
        return reply;
    }

    /// <inheritdoc/>
    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        var asked = messages.ToList();
        var updates = new List<ChatResponseUpdate>();
        await foreach (
            var update in base.GetStreamingResponseAsync(asked, options, cancellationToken).ConfigureAwait(false)
        )
        {
            updates.Add(update);
            yield return update;
        }

        await WriteAsync(CassetteRecord.Of(asked, options, updates.ToChatResponse()), cancellationToken)
            .ConfigureAwait(false);
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

    private async Task WriteAsync(CassetteRecord record, CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            CutUnfinishedLine();
            await File.AppendAllTextAsync(_path, record.Write() + "\n", cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _one.Release();
        }
    }

    // Once: whatever this recorder appends is whole, or the process has ended.
    private void CutUnfinishedLine()
    {
        if (_isWhole)
        {
            return;
        }

        using var file = new FileStream(_path, FileMode.OpenOrCreate, FileAccess.ReadWrite);
        long end = file.Length;
        while (end > 0 && ByteBefore(file, end) != '\n')
        {
            end--;
        }

        file.SetLength(end);
        _isWhole = true;
    }

    private static int ByteBefore(FileStream file, long position)
    {
        file.Position = position - 1;
        return file.ReadByte();
    }
}
