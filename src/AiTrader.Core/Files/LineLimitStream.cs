using System.Globalization;

namespace AiTrader;

/// <summary>
/// The bytes of a text file whose lines have a length limit: a line without an end (a device, a gigabyte of zeros) is
/// refused before it fills the memory. The lines before it, and its beginning, are read.
/// </summary>
internal sealed class LineLimitStream(Stream inner, int limit) : Stream
{
    private long _length;
    private bool _isExceeded;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <exception cref="InvalidDataException">The line is longer than the limit, or the data is damaged.</exception>
    public override int Read(Span<byte> buffer)
    {
        if (!_isExceeded)
        {
            int count = Accept(buffer[..inner.Read(buffer)]);
            if (count > 0 || !_isExceeded)
            {
                return count;
            }
        }

        throw new InvalidDataException(
            string.Create(CultureInfo.InvariantCulture, $"the line has more than {limit:N0} bytes")
        );
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }

    // How many of the bytes belong to lines within the limit, or to the beginning of one that is not.
    private int Accept(ReadOnlySpan<byte> block)
    {
        if (_length + block.Length <= limit)
        {
            int last = block.LastIndexOfAny((byte)'\n', (byte)'\r');
            _length = last < 0 ? _length + block.Length : block.Length - 1 - last;
            return block.Length;
        }

        for (int start = 0; start < block.Length; )
        {
            int end = block[start..].IndexOfAny((byte)'\n', (byte)'\r');
            int count = end < 0 ? block.Length - start : end;
            if (_length + count > limit)
            {
                _isExceeded = true;
                return start + (int)(limit - _length);
            }

            _length = end < 0 ? _length + count : 0;
            start += count + (end < 0 ? 0 : 1);
        }

        return block.Length;
    }
}
