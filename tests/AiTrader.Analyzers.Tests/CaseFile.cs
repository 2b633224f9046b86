namespace AiTrader.Analyzers.Tests;

/// <summary>
/// A file of code in <c>Cases</c>. A comment that begins with the id of a rule is the finding of the line below it.
/// </summary>
internal static class CaseFile
{
    /// <summary>The files of a folder, by their path.</summary>
    public static IEnumerable<string> In(string folder) =>
        typeof(CaseFile)
            .Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(folder, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);

    /// <summary>The code of a file.</summary>
    public static string Read(string name)
    {
        using var reader = new StreamReader(typeof(CaseFile).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }

    /// <summary>What is expected of a code, as <see cref="AnalyzedCode"/> says it.</summary>
    public static IEnumerable<string> Expected(string code)
    {
        string? message = null;
        foreach (var (index, line) in code.Split('\n').Index())
        {
            string text = line.Trim();
            if (text.StartsWith("// AIT", StringComparison.Ordinal))
            {
                message = text[3..];
            }
            else if (message is not null && text.StartsWith("// ", StringComparison.Ordinal))
            {
                message += text[2..];
            }
            else if (message is not null)
            {
                yield return $"{index + 1}: {message}";
                message = null;
            }
        }
    }
}
