using System.Globalization;

namespace AiTrader.Tools;

/// <summary>The body of a reply, read to its end at bounded memory.</summary>
internal static class ReplyBody
{
    /// <summary>The longest reply, in bytes: far beyond what a model says in one turn.</summary>
    public const int MaximumLength = 4 << 20;

    /// <summary>Reads a body.</summary>
    /// <exception cref="InvalidDataException">It is too long.</exception>
    public static async ValueTask<byte[]> ReadAsync(HttpContent content, CancellationToken cancellationToken)
    {
        var body = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using var given = body.ConfigureAwait(false);
        using var read = new MemoryStream();
        byte[] part = new byte[16 << 10];
        for (
            int count = await body.ReadAsync(part, cancellationToken).ConfigureAwait(false);
            count > 0;
            count = await body.ReadAsync(part, cancellationToken).ConfigureAwait(false)
        )
        {
            if (read.Length + count > MaximumLength)
            {
                throw new InvalidDataException(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"The endpoint's reply is longer than {MaximumLength >> 20} MiB, the longest that is read."
                    )
                );
            }

            read.Write(part, 0, count);
        }

        return read.ToArray();
    }
}
