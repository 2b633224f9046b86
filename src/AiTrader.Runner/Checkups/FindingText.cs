using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace AiTrader.Runner.Checkups;

/// <summary>Findings for people and for programs.</summary>
internal static class FindingText
{
    private static readonly int Widest = Checkup.Checks.Max(check => check.Name.Length);

    /// <summary>A row of the table; with a remedy, two.</summary>
    public static string LineOf(Finding finding)
    {
        string row = string.Create(
            CultureInfo.InvariantCulture,
            $"{MarkOf(finding.Outcome)}  {finding.Check.PadRight(Widest)}  {finding.Milliseconds, 7:N0} ms  "
                + $"{finding.Detail}"
        );
        return finding.Remedy is null ? row : $"{row}\n{new string(' ', 6)}what to do: {finding.Remedy}";
    }

    /// <summary>The number of findings with each outcome.</summary>
    public static string SummaryOf(IReadOnlyList<Finding> findings)
    {
        int Count(CheckOutcome outcome) => findings.Count(finding => finding.Outcome == outcome);
        return $"{Count(CheckOutcome.Passed)} passed, {Count(CheckOutcome.Warned)} with a warning, "
            + $"{Count(CheckOutcome.Failed)} failed, {Count(CheckOutcome.Skipped)} not tried.";
    }

    /// <summary>All of them as a JSON array.</summary>
    public static string JsonOf(IReadOnlyList<Finding> findings) =>
        JsonSerializer.Serialize(findings, FindingJson.Default.IReadOnlyListFinding);

    private static string MarkOf(CheckOutcome outcome) =>
        outcome switch
        {
            CheckOutcome.Passed => "ok  ",
            CheckOutcome.Warned => "WARN",
            CheckOutcome.Failed => "FAIL",
            CheckOutcome.Skipped => "-   ",
            _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "There is no such outcome."),
        };
}

/// <summary>The serializer of findings, generated at compile time.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    WriteIndented = true
)]
[JsonSerializable(typeof(IReadOnlyList<Finding>))]
internal sealed partial class FindingJson : JsonSerializerContext;
