using System.Text;

namespace AiTrader.Runner.Output;

/// <summary>
/// A standard stream of this process. If it cannot be written (its disk is full, it is closed), what follows is
/// dropped: no output is worth the end of a run, and the exit code still has the result.
/// </summary>
/// <param name="inner">The stream.</param>
/// <param name="complain">Receives the reason, once; null for nobody.</param>
internal sealed class UnfailingWriter(TextWriter inner, Action<string>? complain = null) : TextWriter
{
    private bool _hasFailed;

    /// <inheritdoc/>
    public override Encoding Encoding => inner.Encoding;

    /// <inheritdoc/>
    public override void Write(char value) => Try(() => inner.Write(value));

    /// <inheritdoc/>
    public override void Write(string? value) => Try(() => inner.Write(value));

    /// <inheritdoc/>
    public override void Write(char[] buffer, int index, int count) => Try(() => inner.Write(buffer, index, count));

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<char> buffer) => Write(buffer.ToString());

    /// <inheritdoc/>
    public override void WriteLine(string? value) => Try(() => inner.WriteLine(value));

    /// <inheritdoc/>
    public override void Flush() => Try(inner.Flush);

    // Nobody reads what follows a failure, so it is not tried again.
    private void Try(Action write)
    {
        if (_hasFailed)
        {
            return;
        }

        try
        {
            write();
        }
        catch (Exception unwritable)
            when (unwritable is IOException or UnauthorizedAccessException or ObjectDisposedException)
        {
            _hasFailed = true;
            complain?.Invoke(unwritable.Message);
        }
    }
}
