using AiTrader.Stores;

namespace AiTrader.Runner.Hosting;

/// <summary>Opens accounts with the terms that a command was given, or leaves them as they are.</summary>
/// <param name="market">The market.</param>
/// <param name="asked">What was given.</param>
internal sealed class AccountOpening(Market market, AskedTerms asked)
{
    /// <summary>The market.</summary>
    public Market Market => market;

    /// <summary>
    /// The date before which the model may know what happened. Default: null, as the account was opened.
    /// </summary>
    public DateOnly? KnowledgeCutoff { get; init; }

    /// <summary>What the trader may do, whatever the command was given. Default: null, nothing of its own.</summary>
    public Mandate? Mandate { get; init; }

    /// <summary>The same for a trader: its knowledge cutoff and its own mandate.</summary>
    public AccountOpening For(Trader trader) =>
        new(market, asked) { KnowledgeCutoff = trader.KnowledgeCutoff, Mandate = trader.Mandate };

    /// <summary>The terms of an account: what was given, and the rest as the account was opened.</summary>
    public async Task<AccountTerms> ReadTermsAsync(
        ILedgerStore ledgers,
        Signature signature,
        Money cash,
        CancellationToken cancellationToken
    )
    {
        var account = await ledgers.FindAccountAsync(signature, cancellationToken);
        return AccountTerms.Create(market, cash) with
        {
            KnowledgeCutoff = KnowledgeCutoff ?? account?.Terms.KnowledgeCutoff,
            Conditions = asked.Conditions(account?.Terms.Conditions ?? TradingConditions.None),
            Mandate = asked.MandateOf(Mandate, account?.Terms.Mandate),
        };
    }

    /// <summary>Opens an account, or leaves it as it is.</summary>
    /// <exception cref="LedgerException">It is open with other terms, or belongs to another model.</exception>
    public async Task<Account> OpenAsync(
        ILedgerStore ledgers,
        TradingContext context,
        Money cash,
        CancellationToken cancellationToken
    ) =>
        await ledgers.OpenAccountAsync(
            context,
            await ReadTermsAsync(ledgers, context.Signature, cash, cancellationToken),
            cancellationToken
        );
}
