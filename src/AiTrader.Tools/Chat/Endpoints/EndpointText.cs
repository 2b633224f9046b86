using System.Globalization;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;

namespace AiTrader.Tools;

/// <summary>Text of an endpoint as a message shows it: one short line, without the key of the request.</summary>
/// <param name="request">The request that the endpoint answers.</param>
internal sealed partial class EndpointText(HttpRequestMessage request)
{
    private const int MaximumShown = 300;

    private static readonly string[] KeyHeaders = ["x-api-key", "api-key", "x-goog-api-key"];

    /// <summary>The host, and its port where it is not the protocol's.</summary>
    public string? Authority => request.RequestUri?.Authority;

    /// <summary>The beginning of a text, in one line.</summary>
    public string Show(string said)
    {
        string line = WithoutKeys(Unescaped(said), request.Headers).ReplaceLineEndings(" ").Trim();
        return line.Length == 0 ? "nothing." : MessageText.OneLine(MessageText.Cut(line, MaximumShown));
    }

    // What JSON escapes is read as it is meant, so that a key is found however it is written: 'a+b' may come as
    // 'a\u002bb'.
    private static string Unescaped(string said) =>
        Escape()
            .Replace(
                said,
                escape =>
                    (
                        (char)
                            int.Parse(escape.Groups[1].ValueSpan, NumberStyles.HexNumber, CultureInfo.InvariantCulture)
                    ).ToString()
            )
            .Replace("\\/", "/", StringComparison.Ordinal);

    [GeneratedRegex(@"\\u([0-9a-fA-F]{4})")]
    private static partial Regex Escape();

    // Endpoints repeat the key in what they say: 'Incorrect API key provided: sk-…'.
    private static string WithoutKeys(string said, HttpRequestHeaders headers)
    {
        var keys = KeyHeaders
            .SelectMany(name => headers.TryGetValues(name, out var values) ? values : [])
            .Append(headers.Authorization?.Parameter);
        return keys.Where(key => !string.IsNullOrWhiteSpace(key))
            .Aggregate(said, (text, key) => text.Replace(key!, "[key]", StringComparison.Ordinal));
    }
}
