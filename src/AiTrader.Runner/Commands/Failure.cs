using System.Net.Sockets;
using AiTrader.Runner.Input;
using AiTrader.Runner.Output;
using AiTrader.Stores;
using Microsoft.Data.Sqlite;
using StackExchange.Redis;

namespace AiTrader.Runner.Commands;

/// <summary>Explains an exception to the user of the program.</summary>
internal static class Failure
{
    // SQLITE_CORRUPT: the file's pages themselves are damaged. Source: sqlite.org/rescode.html.
    private const int SqliteCorrupt = 11;

    /// <summary>
    /// Writes the failure in one line on standard error, or one line for each problem of an input; with
    /// <paramref name="verbose"/> also the place in the program.
    /// </summary>
    /// <returns>The exit code.</returns>
    public static int Report(Exception failure, Screen screen, bool verbose)
    {
        int code = CodeOf(failure);
        foreach (
            string problem in failure is InputException { Problems: var problems }
                ? problems
                : [Describe(failure, code, verbose)]
        )
        {
            screen.Complain(problem);
        }

        if (verbose)
        {
            screen.Trace(failure);
        }

        return code;
    }

    private static string Describe(Exception failure, int code, bool verbose) =>
        code switch
        {
            ExitCode.Interrupted => "Interrupted.",
            ExitCode.Unexpected => $"A defect in this program: {failure.GetType().Name}: {failure.Message}"
                + (verbose ? "" : " (--verbose shows where)"),
            _ when failure is RedisCommandException => $"The store cannot be used: {failure.Message}",
            _ when failure is RedisException or RedisTimeoutException =>
                $"The store does not answer: {failure.Message}",
            _ when failure is SqliteException =>
                $"The store {(code == ExitCode.Damaged ? "is damaged" : "cannot be used")}: {failure.Message}",
            _ when failure is DataFileException { Reason: var reason } && IsConvertible(reason) =>
                $"{failure.Message} 'aitrader import' can convert prices; see --time-zone and --rename there.",
            _ => failure.Message,
        };

    // What people's files have, and an import reads.
    private static bool IsConvertible(string reason) =>
        reason.StartsWith("the symbol is refused", StringComparison.Ordinal)
        || reason.StartsWith("the timestamp is refused", StringComparison.Ordinal)
        || reason.StartsWith("the fields are separated", StringComparison.Ordinal);

    private static int CodeOf(Exception failure) =>
        failure switch
        {
            InputException or LedgerException or SessionRefusedException or LeaseException => ExitCode.BadInput,
            DataFileException or TradingContextException => ExitCode.BadInput,
            InvalidDataException or IOException or UnauthorizedAccessException or SocketException => ExitCode.BadInput,
            StoreCorruptedException or SqliteException { SqliteErrorCode: SqliteCorrupt } => ExitCode.Damaged,
            SqliteException or RedisException or RedisCommandException or RedisTimeoutException => ExitCode.BadInput,
            OperationCanceledException => ExitCode.Interrupted,
            _ => ExitCode.Unexpected,
        };
}
