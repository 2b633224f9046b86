using System.Text.RegularExpressions;

namespace AiTrader.Runner.Reports.Pages;

/// <summary>The page as a file of markup with named places: <c>{{leaderboard}}</c>.</summary>
internal static partial class PageTemplate
{
    /// <summary>Reads a file of the page, which is embedded in the program.</summary>
    public static string Read(string name)
    {
        using var stream =
            typeof(PageTemplate).Assembly.GetManifestResourceStream($"report/{name}")
            ?? throw new InvalidOperationException($"The resource report/{name} is missing in the program.");
        using var text = new StreamReader(stream);
        return text.ReadToEnd();
    }

    /// <summary>Reads files of the page, one after the other.</summary>
    public static string ReadAll(params IEnumerable<string> names) => string.Concat(names.Select(Read));

    /// <summary>Writes a template and fills its places.</summary>
    /// <param name="template">The markup.</param>
    /// <param name="write">Writes the content of a place, by its name.</param>
    /// <param name="page">The target.</param>
    public static async Task WriteAsync(string template, Func<string, Task> write, TextWriter page)
    {
        int end = 0;
        foreach (Match place in Place().Matches(template))
        {
            await page.WriteAsync(template.AsMemory(end, place.Index - end));
            await write(place.Groups[1].Value);
            end = place.Index + place.Length;
        }

        await page.WriteAsync(template.AsMemory(end));
    }

    [GeneratedRegex(@"\{\{([a-z-]+)\}\}")]
    private static partial Regex Place();
}
