using System.Text;
using AiTrader.Runner.Output;
using AiTrader.Stores;

namespace AiTrader.Runner.Reports.Formats;

/// <summary>The formats of a report, and how they are written into a folder.</summary>
internal static class ReportFormats
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<IReportFormat> All { get; } =
    [new HtmlFormat(), new MarkdownFormat(), new JsonFormat(), new CsvFormat()];

    /// <summary>Writes a report. Each file is written completely or not at all.</summary>
    /// <returns>The files.</returns>
    public static async Task<IReadOnlyList<string>> WriteAsync(
        Report report,
        IJournalStore journal,
        IEnumerable<IReportFormat> formats,
        string folder,
        CancellationToken cancellationToken
    )
    {
        Directory.CreateDirectory(folder);
        var written = new List<string>();
        foreach (var file in formats.SelectMany(format => format.Files))
        {
            string path = Path.Combine(folder, file.Name);
            await FileReplacement.WriteAsync(
                path,
                async stream =>
                {
                    await using var text = new StreamWriter(
                        stream,
                        new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
                        bufferSize: 1 << 16,
                        leaveOpen: true
                    )
                    {
                        NewLine = "\n",
                    };
                    await file.Write(report, journal, text, cancellationToken);
                }
            );
            written.Add(path);
        }

        return written;
    }
}
