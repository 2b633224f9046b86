using System.Text;
using System.Text.Json;

namespace AiTrader.Runner.Imports;

/// <summary>The summary of an import, for people or as JSON.</summary>
internal static class ImportSummary
{
    private const int ShownRefusals = 50;

    /// <summary>One line for each file, and one for each of the first refusals.</summary>
    public static IEnumerable<string> Lines(IReadOnlyList<ImportFile> files, string folder)
    {
        foreach (var file in files)
        {
            string place =
                file.Lines.Count == 0
                    ? $"{MessageText.OneLine(file.Name)} is not written"
                    : MessageText.OneLine(Path.Combine(folder, file.Name));
            yield return $"{place}: {file.Summary}; {file.Refusals.Count:N0} refused";
            foreach (var refusal in file.Refusals.Take(ShownRefusals))
            {
                yield return MessageText.OneLine(
                    $"  {refusal.Source}, line {refusal.Line}: "
                        + $"{(refusal.Value.Length == 0 ? "" : $"'{refusal.Value}': ")}{refusal.Reason}"
                );
            }

            if (file.Refusals.Count > ShownRefusals)
            {
                yield return $"  and {file.Refusals.Count - ShownRefusals:N0} more; --json lists all";
            }
        }
    }

    /// <summary>One object with everything that was refused.</summary>
    public static string Json(IReadOnlyList<ImportFile> files)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true }))
        {
            json.WriteStartObject();
            json.WriteStartArray("files");
            foreach (var file in files)
            {
                Write(json, file);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    private static void Write(Utf8JsonWriter json, ImportFile file)
    {
        json.WriteStartObject();
        json.WriteString("file", file.Name);
        json.WriteNumber("lines", file.Lines.Count);
        json.WriteString("taken", file.Summary);
        json.WriteStartArray("refused");
        foreach (var refusal in file.Refusals)
        {
            json.WriteStartObject();
            json.WriteString("source", refusal.Source);
            json.WriteNumber("line", refusal.Line);
            json.WriteString("value", refusal.Value);
            json.WriteString("reason", refusal.Reason);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
