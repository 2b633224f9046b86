using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;

namespace AiTrader.Stores;

/// <summary>
/// Checks the pages, tables and indexes of a file: each row is in each index, once, and an index has nothing else.
/// </summary>
internal static partial class SqliteIntegrity
{
    private const string Heading = "*** in database main ***\n";

    /// <summary>Checks a file that has tables. Changes nothing.</summary>
    /// <exception cref="StoreCorruptedException">The file is damaged.</exception>
    public static void Require(SqliteConnection connection)
    {
        string found = connection.Read("PRAGMA integrity_check(1)") as string ?? "";
        if (found != "ok")
        {
            throw SqliteDamage.Of(connection, Describe(connection, found));
        }
    }

    // "row 12 missing from index sqlite_autoindex_entries_2", or what is wrong with a page.
    private static string Describe(SqliteConnection connection, string found) =>
        MissingRow().Match(found) is { Success: true } match
        && connection.Read($"SELECT signature || ' ' || sequence FROM entries WHERE rowid = {match.Groups[1]}")
            is string entry
            ? $"an index lacks the entry {MessageText.Quote(entry)}"
            : found.Replace(Heading, "", StringComparison.Ordinal).ReplaceLineEndings(" ");

    [GeneratedRegex("^row ([0-9]{1,18}) missing from index sqlite_autoindex_entries_[12]$")]
    private static partial Regex MissingRow();
}
