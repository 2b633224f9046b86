using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using AiTrader.Audits;

namespace AiTrader.Runner.Audits;

/// <summary>The results of audits, for people or as JSON.</summary>
internal static class AuditReport
{
    /// <summary>A line for each source, one for each defect, and one for each note.</summary>
    public static IEnumerable<string> Lines(IEnumerable<AuditResult> results)
    {
        foreach (var result in results)
        {
            yield return $"{MessageText.OneLine(result.Source)}: {Count(result.RecordCount, "record")}, "
                + $"{(result.IsClean ? "clean" : Count(result.Defects.Count, "defect"))}";
            foreach (var defect in result.Defects)
            {
                yield return $"  {PlaceOf(defect)}: {defect.Code}: {MessageText.OneLine(defect.Message)}";
            }

            foreach (string note in result.Notes)
            {
                yield return $"  note: {MessageText.OneLine(note)}";
            }
        }
    }

    /// <summary>
    /// One object:
    /// <code>{"defects":1,"audits":[{"source":"position.jsonl","records":33,
    /// "defects":[{"line":21,"number":20,"code":"zero_quantity","message":"…"}],"notes":[]}]}</code>
    /// </summary>
    public static string Json(IReadOnlyList<AuditResult> results)
    {
        using var buffer = new MemoryStream();
        using (
            var json = new Utf8JsonWriter(
                buffer,
                new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.Default }
            )
        )
        {
            json.WriteStartObject();
            json.WriteNumber("defects", results.Sum(result => result.Defects.Count));
            json.WriteStartArray("audits");
            foreach (var result in results)
            {
                Write(json, result);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    private static void Write(Utf8JsonWriter json, AuditResult result)
    {
        json.WriteStartObject();
        json.WriteString("source", result.Source);
        json.WriteNumber("records", result.RecordCount);
        json.WriteStartArray("defects");
        foreach (var defect in result.Defects)
        {
            json.WriteStartObject();
            WriteNumber(json, "line", defect.Line);
            WriteNumber(json, "number", defect.Number);
            json.WriteString("code", defect.Code);
            json.WriteString("message", defect.Message);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("notes");
        foreach (string note in result.Notes)
        {
            json.WriteStringValue(note);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteNumber(Utf8JsonWriter json, string name, long? value)
    {
        if (value is { } number)
        {
            json.WriteNumber(name, number);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    private static string PlaceOf(AuditDefect defect) =>
        (defect.Line, defect.Number) switch
        {
            ({ } line, { } number) => $"line {line} (record {number})",
            ({ } line, null) => $"line {line}",
            (null, { } number) => $"entry {number}",
            _ => "somewhere",
        };

    private static string Count(long count, string word) => count == 1 ? $"1 {word}" : $"{count:N0} {word}s";
}
