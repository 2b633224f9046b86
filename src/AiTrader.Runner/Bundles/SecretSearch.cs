using System.Text;
using System.Text.RegularExpressions;
using AiTrader.Runner.Input;
using AiTrader.Runner.Keys;

namespace AiTrader.Runner.Bundles;

/// <summary>
/// Looks for keys in what others will read: those of the traders file, and text that looks like the key of a known
/// provider.
/// </summary>
/// <param name="keys">The keys that are known.</param>
internal sealed partial class SecretSearch(IEnumerable<ApiKey?> keys)
{
    private readonly IReadOnlyList<ApiKey> _keys = [.. keys.OfType<ApiKey>()];

    /// <summary>Checks that a bundle has no key. The message shows nothing of it.</summary>
    /// <exception cref="InputException">It has.</exception>
    public void Require(BundleContent bundle)
    {
        List<string> places =
        [
            .. FindIn("manifest.json", BundleJson.Write(bundle.Manifest)),
            .. bundle.Files.SelectMany(file => FindIn(file.Key, file.Value)),
        ];
        if (places.Count > 0)
        {
            throw new InputException([
                .. places.Select(place => $"{place} has what looks like a key. Nothing was written."),
            ]);
        }
    }

    private IEnumerable<string> FindIn(string name, byte[] content) =>
        BundleLines
            .Of(content)
            .Select((line, i) => (Text: Encoding.UTF8.GetString(line.Span), Number: i + 1))
            .Where(line => Likely().IsMatch(line.Text) || _keys.Any(key => key.Clean(line.Text) != line.Text))
            .Select(line => $"{name}, line {line.Number},");

    // As OpenAI, Anthropic and OpenRouter (sk-), Groq, xAI, Google, GitHub and AWS begin theirs, and key files in PEM.
    [GeneratedRegex(
        @"\b(sk-[A-Za-z0-9_-]{20,}|gsk_[A-Za-z0-9]{20,}|xai-[A-Za-z0-9]{20,}|AIza[A-Za-z0-9_-]{30,}|"
            + @"gh[pousr]_[A-Za-z0-9]{30,}|AKIA[A-Z0-9]{16})\b|-----BEGIN [A-Z ]*PRIVATE KEY-----"
    )]
    private static partial Regex Likely();
}
