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
        string row = string.Create(CultureInfo.InvariantCulture, $"{MarkOf(finding.Outcome)}  {finding.Check.PadRight(Widest)}  {finding.Milliseconds,7:N0} ms  {finding.Detail}");
        return finding.Remedy is null ? row : $"{row}\n{new string(' ', 6)}what to do: {finding.Remedy}";
    }

    /// <summary>How many there are of each kind.</summary>
    public static string SummaryOf(IReadOnlyList<Finding> findings)
    {
        int Count(Outcome outcome) => findings.Count(finding => finding.Outcome == outcome);
        return $"{Count(Outcome.Passed)} passed, {Count(Outcome.Warned)} with a warning, {Count(Outcome.Failed)} failed, {Count(Outcome.Skipped)} not tried.";
    }

    /// <summary>All of them as a JSON array.</summary>
    public static string JsonOf(IReadOnlyList<Finding> findings) => JsonSerializer.Serialize(findings, FindingJson.Default.IReadOnlyListFinding);

    private static string MarkOf(Outcome outcome) => outcome switch
    {
        Outcome.Passed => "ok  ",
        Outcome.Warned => "WARN",
        Outcome.Failed => "FAIL",
        Outcome.Skipped => "-   ",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "There is no such outcome."),
    };
}

/// <summary>The serializer of findings, generated at compile time.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, WriteIndented = true)]
[JsonSerializable(typeof(IReadOnlyList<Finding>))]
internal sealed partial class FindingJson : JsonSerializerContext;
