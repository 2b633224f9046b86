using System.Text.RegularExpressions;
using System.Xml.Linq;
using AiTrader.Stores;

namespace AiTrader.Runner.Reports.Sections;

/// <summary>Why a trader held, and why it was denied: the same reasons are one row.</summary>
internal static partial class ReasonSection
{
    private const int Most = 12;
    private const int Longest = 280;

    /// <summary>The reasons to hold, the most frequent first; a sentence if it never held.</summary>
    public static XElement Holds(TraderReport trader, IPageLinks links)
    {
        var reasons = GroupsOf(trader.History.Entries.OfType<LedgerEntry.Held>(), held => Words(held.Reason));
        return reasons.Count == 0
            ? Html.Nothing("It has not held yet.")
            : Html.Words(
                CaptionOf("reasons to hold", reasons.Count, "Numbers, spaces and upper case make no difference."),
                ["Reason, as it was said last", "Sessions", "Last"],
                reasons
                    .Take(Most)
                    .Select(group =>
                        (object[])
                            [Shortened(group.Last.Reason), Figure.Text(group.Count), LinkOf(trader, group.Last, links)]
                    )
            );
    }

    /// <summary>The denials by their code, the most frequent first; a sentence if nothing was denied.</summary>
    public static XElement Denials(TraderReport trader, IPageLinks links)
    {
        var codes = GroupsOf(trader.History.Entries.Where(entry => DenialOf(entry) is not null), CodeOf);
        return codes.Count == 0
            ? Html.Nothing("Nothing was denied.")
            : Html.Words(
                CaptionOf("codes of denials", codes.Count, "A denied order changed nothing."),
                ["Code", "Denials", "The last one", "Session"],
                codes
                    .Take(Most)
                    .Select(group =>
                        (object[])
                            [
                                Html.Element("span", "code", CodeOf(group.Last)),
                                Figure.Text(group.Count),
                                Shortened(DenialOf(group.Last)!.Message),
                                LinkOf(trader, group.Last, links),
                            ]
                    )
            );
    }

    private static List<(int Count, T Last)> GroupsOf<T>(IEnumerable<T> entries, Func<T, string> key)
        where T : LedgerEntry =>
        [
            .. entries
                .GroupBy(key, StringComparer.OrdinalIgnoreCase)
                .OrderByDescending(group => group.Count())
                .ThenBy(group => group.Key, StringComparer.OrdinalIgnoreCase)
                .Select(group => (group.Count(), group.Last())),
        ];

    private static Denial? DenialOf(LedgerEntry entry) =>
        entry switch
        {
            LedgerEntry.Denied denied => denied.Denial,
            LedgerEntry.CancelDenied denied => denied.Denial,
            _ => null,
        };

    private static string CodeOf(LedgerEntry entry) => DenialOf(entry)!.Code;

    private static string CaptionOf(string what, int count, string note) =>
        count > Most ? $"The {Most} most frequent of {Figure.Text(count)} {what}. {note}" : note;

    private static object LinkOf(TraderReport trader, LedgerEntry entry, IPageLinks links) =>
        trader.Outcomes.ContainsKey(entry.Context.Time)
            ? Html.Link(links.SessionOf(trader, entry.Context.Time), entry.Context.Time.ToString())
            : entry.Context.Time.ToString();

    // The reason of a rule is the same on another day with other numbers.
    private static string Words(string reason) => Numbers().Replace(Spaces().Replace(reason.Trim(), " "), "#");

    // The session has all of it.
    private static string Shortened(string text) => text.Length <= Longest ? text : $"{text.AsSpan(0, Longest)}…";

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"\d+(?:[.,]\d+)*")]
    private static partial Regex Numbers();
}
