namespace AiTrader.Analyzers.Tests;

/// <summary>
/// A file of code in <c>Cases</c>. A comment that begins with the id of a rule is a finding of the line below.
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
        var messages = new List<string>();
        foreach (var (index, line) in code.Split('\n').Index())
        {
            string text = line.Trim();
            if (text.StartsWith("// AIT", StringComparison.Ordinal))
            {
                messages.Add(text[3..]);
            }
            else if (messages.Count > 0 && text.StartsWith("// ", StringComparison.Ordinal))
            {
                messages[^1] += text[2..];
            }
            else
            {
                foreach (string message in messages)
                {
                    yield return $"{index + 1}: {message}";
                }

                messages.Clear();
            }
        }
    }
}
