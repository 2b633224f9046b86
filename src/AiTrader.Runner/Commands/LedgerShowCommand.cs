using System.CommandLine;
using AiTrader.Runner.Input;
using AiTrader.Runner.Output;
using AiTrader.Stores;

namespace AiTrader.Runner.Commands;

/// <summary><c>aitrader ledger show</c>: the accounts of a store, or one account with its last entries.</summary>
internal sealed class LedgerShowCommand : Command, IExampleSource
{
    private const int DefaultLast = 10;

    private readonly Option<int> _last = OptionValue.Of(
        "--last",
        "NUMBER",
        "With --signature: the number of last entries to show.",
        TextValue.Count
    );

    public LedgerShowCommand(Screen screen)
        : base(
            "show",
            "Show the accounts of a store; with --signature one account, its positions and its last entries."
        )
    {
        var reading = new StoreReading(this, screen);
        _last.DefaultValueFactory = _ => DefaultLast;
        Options.Add(_last);
        SetAction(
            (parsed, cancellationToken) =>
                reading.ReadAsync(
                    parsed,
                    (ledger, signatures) =>
                        reading.IsOfOne(parsed)
                            ? ShowOneAsync(screen, ledger, signatures[0], parsed.GetValue(_last), cancellationToken)
                            : ShowAllAsync(screen, ledger, signatures, cancellationToken),
                    cancellationToken
                )
        );
    }

    /// <inheritdoc/>
    public IReadOnlyList<Example> Examples { get; } =
    [
        new("ledger show --store sqlite:aitrader-data/us-synthetic.db", "Every account of the store"),
        new(
            "ledger show --store sqlite:aitrader-data/us-synthetic.db --signature momentum-daily --last 20",
            "One account and its last 20 entries"
        ),
    ];

    private static async Task<int> ShowAllAsync(
        Screen screen,
        ILedgerStore ledger,
        IReadOnlyList<Signature> signatures,
        CancellationToken cancellationToken
    )
    {
        var (accounts, damaged) = (new List<(Account, LedgerTally)>(), new List<StoreCorruptedException>());
        foreach (var signature in signatures)
        {
            try
            {
                var (account, entries) = await ReadAsync(ledger, signature, cancellationToken);
                accounts.Add((account, LedgerTally.Create(entries)));
            }
            catch (StoreCorruptedException corrupted)
            {
                damaged.Add(corrupted);
            }
        }

        screen.Show(AccountTable.Of(accounts));
        damaged.ForEach(corrupted => screen.Complain(corrupted.Message));
        return damaged.Count == 0 ? ExitCode.Success : ExitCode.Damaged;
    }

    private static async Task<int> ShowOneAsync(
        Screen screen,
        ILedgerStore ledger,
        Signature signature,
        int last,
        CancellationToken cancellationToken
    )
    {
        var (account, entries) = await ReadAsync(ledger, signature, cancellationToken);
        var tally = LedgerTally.Create(entries);
        screen.Line($"{signature}, opened with {account.Terms}");
        screen.Line($"  model     {account.ModelId?.Value ?? "mixed; name one with 'aitrader ledger set-model'"}");
        screen.Line($"  version   {account.Version}, of {account.Time}");
        screen.Line($"  orders    {tally.Fills} filled, {tally.Denials} denied{RestedOf(tally)}");
        var sessions = tally.Sessions;
        screen.Line(
            $"  sessions  {sessions.Traded} traded, {sessions.Held} held, {sessions.Undecided} undecided; completed "
                + $"through {account.CompletedThrough?.ToString() ?? "none"}"
        );
        screen.Line($"  cash      {account.Portfolio.Cash} {account.Terms.Currency}");
        foreach (var position in account.Portfolio.Positions)
        {
            screen.Line(
                $"  position  {position.Quantity} {position.Symbol}, last bought {position.LastBuyDate:yyyy-MM-dd}"
            );
        }

        foreach (var order in account.OpenOrders)
        {
            screen.Line(
                $"  open      {order}, since {order.AcceptedAt}, id {order.Id}"
                    + (order.AwaitsApproval ? "; it waits for 'aitrader ledger approve'" : "")
            );
        }

        if (account.OpenOrders.Count > 0)
        {
            screen.Line($"  reserved  {account.OpenOrders.ReservedCash} {account.Terms.Currency}");
        }

        if (last > 0)
        {
            screen.Show(EntryTable.Of(entries.TakeLast(last)));
        }

        return ExitCode.Success;
    }

    // An account whose orders never rested is shown without it.
    private static string RestedOf(LedgerTally tally) =>
        (tally.Accepted, tally.Expired, tally.Canceled) is (0, 0, 0)
            ? ""
            : $", {tally.Accepted} accepted, {tally.Expired} expired, {tally.Canceled} canceled";

    private static async Task<(Account Account, IReadOnlyList<LedgerEntry> Entries)> ReadAsync(
        ILedgerStore ledger,
        Signature signature,
        CancellationToken cancellationToken
    )
    {
        var account =
            await ledger.FindAccountAsync(signature, cancellationToken)
            ?? throw new InputException($"--signature: no account of '{signature}' is open.");
        var entries = new List<LedgerEntry>();
        await foreach (var entry in ledger.ReadEntriesAsync(signature, 0, cancellationToken))
        {
            entries.Add(entry);
        }

        return (account, entries);
    }
}
