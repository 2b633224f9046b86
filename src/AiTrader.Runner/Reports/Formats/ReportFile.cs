using AiTrader.Stores;

namespace AiTrader.Runner.Reports.Formats;

/// <summary>A file of a report.</summary>
/// <param name="Name">Its name in the folder.</param>
/// <param name="Write">Writes it, in UTF-8.</param>
internal sealed record ReportFile(string Name, Func<Report, IJournalStore, TextWriter, CancellationToken, Task> Write);
