using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace AiTrader.Stores;

/// <summary>A row of the journals.</summary>
/// <param name="Number">The number of the entry within its session, from 1.</param>
/// <param name="Kind">The kind of the entry.</param>
/// <param name="Model">The model id.</param>
/// <param name="Content">What was said.</param>
internal sealed record SqliteStep(int Number, string Kind, string Model, string Content)
{
    /// <summary>
    /// SHA-256 over the row, so that a changed reply is not acted on. Rows of earlier versions have none.
    /// </summary>
    public byte[] Hash(Signature signature, string time) =>
        SHA256.HashData(
            Encoding.UTF8.GetBytes(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{signature.Value}\n{time}\n{Number}\n{Kind}\n{Model}\n{Content}"
                )
            )
        );
}
