using System.Buffers.Binary;
using System.IO.Compression;

namespace AiTrader;

/// <summary>
/// Reads a gzip file of one member. Refuses one that expands like a bomb, and one that was cut off: if the compressed
/// data ends early, <see cref="GZipStream"/> ends without an error, and some of the prices would pass for all of them.
/// Source of the check: RFC 1952, ISIZE.
/// </summary>
internal sealed class WholeGzipStream : Stream
{
    private const int HeaderLength = 10;
    private const int SizeLength = 4;

    // Prices expand to 5-30 times their size; what a bomb is made of, to about 1,000 times.
    private const int MaximumExpansion = 200;
    private const int MinimumForExpansion = 1 << 26;

    private readonly GZipStream _content;
    private readonly uint _size;
    private readonly long _most;
    private long _read;

    public WholeGzipStream(FileStream file)
    {
        _size = SizeOf(file);
        _most = Math.Max(MinimumForExpansion, file.Length * MaximumExpansion);
        _content = new GZipStream(file, CompressionMode.Decompress);
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <exception cref="InvalidDataException">
    /// The data is not gzip, is damaged, ends early or expands too much.
    /// </exception>
    public override int Read(Span<byte> buffer)
    {
        int count = _content.Read(buffer);
        _read += count;
        if (_read > _most)
        {
            throw new InvalidDataException(
                $"The gzip file expands to more than {MaximumExpansion} times its size; decompress it yourself."
            );
        }

        return count > 0 || buffer.IsEmpty || unchecked((uint)_read) == _size
            ? count
            : throw new InvalidDataException("The gzip file was cut off, or has several members.");
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
            _content.Dispose();
        }

        base.Dispose(disposing);
    }

    // The last four bytes say how long the content is, modulo 2^32.
    private static uint SizeOf(FileStream file)
    {
        if (file.Length < HeaderLength + SizeLength)
        {
            return uint.MaxValue;
        }

        Span<byte> size = stackalloc byte[SizeLength];
        file.Seek(-SizeLength, SeekOrigin.End);
        file.ReadExactly(size);
        file.Seek(0, SeekOrigin.Begin);
        return BinaryPrimitives.ReadUInt32LittleEndian(size);
    }
}
