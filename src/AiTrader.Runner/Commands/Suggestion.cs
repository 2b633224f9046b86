using System.CommandLine;

namespace AiTrader.Runner.Commands;

/// <summary>What was probably meant by a command or an option that does not exist.</summary>
internal static class Suggestion
{
    private const int MostEdits = 3;

    /// <summary>The end of a message, as <c>Did you mean '--store'?</c>; empty if nothing is similar.</summary>
    /// <param name="command">The command that was named so far.</param>
    /// <param name="token">What does not exist.</param>
    public static string For(Command command, string token)
    {
        var best = NamesOf(command)
            .Where(name => name.StartsWith('-') == token.StartsWith('-'))
            .Select(name => (Name: name, Edits: Edits(token, name)))
            .Where(candidate => candidate.Edits <= Math.Min(MostEdits, candidate.Name.TrimStart('-').Length / 2))
            .OrderBy(candidate => candidate.Edits)
            .ThenBy(candidate => candidate.Name, StringComparer.Ordinal)
            .FirstOrDefault();
        return best.Name is null ? "" : $" Did you mean '{best.Name}'?";
    }

    private static IEnumerable<string> NamesOf(Command command)
    {
        var above = command.Parents.OfType<Command>().ToList();
        return command
            .Subcommands.Where(child => !child.Hidden)
            .Select(child => child.Name)
            .Concat(command.Options.Select(option => option.Name))
            .Concat(above.SelectMany(parent => parent.Options).Where(option => option.Recursive).Select(o => o.Name))
            .Distinct();
    }

    // The distance of optimal string alignment: insertions, deletions, replacements, and neighbors that are exchanged.
    private static int Edits(string from, string to)
    {
        int[] twoAbove = [];
        int[] above = [.. Enumerable.Range(0, to.Length + 1)];
        for (int i = 1; i <= from.Length; i++)
        {
            int[] row = new int[to.Length + 1];
            row[0] = i;
            for (int j = 1; j <= to.Length; j++)
            {
                int replaced = above[j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1);
                row[j] = Math.Min(replaced, Math.Min(above[j], row[j - 1]) + 1);
                if (i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1])
                {
                    row[j] = Math.Min(row[j], twoAbove[j - 2] + 1);
                }
            }

            (twoAbove, above) = (above, row);
        }

        return above[to.Length];
    }
}
