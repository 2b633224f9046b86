using System.Globalization;
using System.Text;
using AiTrader.Stores;
using Microsoft.Data.Sqlite;

namespace AiTrader.Benchmarks.Reports;

/// <summary>
/// A store as a large run leaves it, written in one transaction: to run that many sessions would take a quarter of an
/// hour. Its ledgers are
/// true ones, which the program verifies as it reads them.
/// </summary>
internal sealed class LargeStore(string folder, int traders, int sessions)
{
    private const int Symbols = 30;

    private readonly Random _random = new(1);
    private readonly List<TradingTime> _times =
    [
        .. Enumerable
            .Range(0, sessions * 7 / 5 + 7)
            .Select(day => new DateOnly(2016, 1, 4).AddDays(day))
            .Where(day => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday))
            .Take(sessions)
            .Select(date => new TradingTime(date)),
    ];

    public string Database => Path.Combine(folder, "large.db");

    public string Prices => Path.Combine(folder, "large.csv");

    public async Task MakeAsync()
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        Directory.CreateDirectory(folder);
        decimal[,] opens = WritePrices();
        new SqliteStore(Database, TimeProvider.System).Dispose();
        using var connection = new SqliteConnection($"Data Source={Database};Pooling=False");
        connection.Open();
        using var rows = new StoreRows(connection);
        for (int trader = 0; trader < traders; trader++)
        {
            await WriteTraderAsync(rows, Signature.Parse($"trader-{trader:00}"), opens);
        }

        rows.Commit();
    }

    private decimal[,] WritePrices()
    {
        decimal[,] opens = new decimal[sessions, Symbols];
        var csv = new StringBuilder("timestamp,symbol,open,high,low,close,volume\n");
        for (int symbol = 0; symbol < Symbols; symbol++)
        {
            decimal price = 20 + _random.Next(400);
            for (int i = 0; i < sessions; i++)
            {
                decimal close = Math.Max(
                    1,
                    Math.Round(price * (1 + (decimal)((_random.NextDouble() - 0.495) * 0.04)), 2)
                );
                opens[i, symbol] = price;
                csv.Append(
                    CultureInfo.InvariantCulture,
                    $"{_times[i]},SYM{symbol:00},{price},"
                        + $"{Math.Max(price, close)},{Math.Min(price, close)},{close},"
                        + $"{_random.Next(1_000, 90_000_000)}\n"
                );
                price = close;
            }
        }

        File.WriteAllText(Prices, csv.ToString());
        return opens;
    }

    private async Task WriteTraderAsync(StoreRows rows, Signature signature, decimal[,] opens)
    {
        var ledger = new InMemoryStore(TimeProvider.System).Ledgers;
        var session = TradingContext.For(signature).Using(ModelId.Parse("scripted/large"));
        var account = await ledger.OpenAccountAsync(session.At(_times[0]), Market.Us, new Money(100_000), default);
        for (int i = 0; i < sessions; i++)
        {
            var context = session.At(_times[i]);
            var talk = new LargeTalk(_random, context, account, opens, i);
            int kind = _random.Next(100);
            if (kind == 0)
            {
                rows.AddFault(
                    context,
                    "System.Net.Http.HttpRequestException",
                    "The model cannot be reached. (SocketException: Connection refused)"
                );
            }

            if (kind == 1)
            {
                account = await AppendAsync(ledger, account.CreateCompleted(context, SessionOutcome.Undecided));
            }
            else if (kind < 50)
            {
                account = await AppendAsync(
                    ledger,
                    account.CreateHeld(context, ClientOrderId.Create(context, 1), talk.Reason)
                );
                account = await AppendAsync(ledger, account.CreateCompleted(context, SessionOutcome.Held));
            }
            else
            {
                account = await AppendAsync(
                    ledger,
                    account.CreateFilled(
                        context,
                        new Fill(talk.Order, new Price(talk.Price), new Quantity(talk.Order.Quantity), Money.Zero)
                    )
                );
                account = await AppendAsync(ledger, account.CreateCompleted(context, SessionOutcome.Traded));
            }

            rows.AddJournal(context, talk.Entries(kind is > 1 and < 50));
        }

        var entries = new List<LedgerEntry>();
        await foreach (var entry in ledger.ReadEntriesAsync(signature, 0, default))
        {
            entries.Add(entry);
        }

        rows.AddLedger(signature, entries);
    }

    private static async Task<Account> AppendAsync(ILedgerStore ledger, LedgerEntry entry) =>
        await ledger.AppendAsync(entry, default) is AppendResult.Appended appended
            ? appended.Account
            : throw new InvalidOperationException("The entry was not appended.");
}
