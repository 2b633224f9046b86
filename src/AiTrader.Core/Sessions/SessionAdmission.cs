using AiTrader.Stores;

namespace AiTrader;

/// <summary>Decides whether a session can be run for an account, before anything is asked or recorded.</summary>
/// <param name="market">The market that is traded.</param>
/// <param name="ledgers">The ledgers with the accounts.</param>
/// <param name="brokerage">With whose conditions and mandate accounts are opened.</param>
internal sealed class SessionAdmission(Market market, ILedgerStore ledgers, IBrokerage brokerage)
{
    // A substitute in a test can have none.
    private readonly TradingConditions _conditions = brokerage.Conditions ?? TradingConditions.None;
    private readonly Mandate _mandate = brokerage.Mandate ?? Mandate.None;

    /// <summary>
    /// The account of a session that can be run, or is completed, before the lease is taken: without a read if what
    /// this process knows of the account lets the session run, because the account is read again under the lease.
    /// </summary>
    /// <param name="context">The context of the session.</param>
    /// <param name="opening">With what the account is opened; null if it must be open.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <returns>Null if the account is not open and can be opened.</returns>
    /// <exception cref="SessionRefusedException">The session cannot be run.</exception>
    public async ValueTask<Account?> FindAsync(
        TradingContext context,
        AccountRequest? opening,
        CancellationToken cancellationToken = default
    )
    {
        if (
            ledgers.GetCachedAccount(context.Signature) is { } known
            && !(context.Time <= known.CompletedThrough)
            && FindObjection(context, known, opening) is null
        )
        {
            return known;
        }

        var account = await ledgers.FindAccountAsync(context.Signature, cancellationToken).ConfigureAwait(false);
        return account is null
            ? opening is null
                ? throw NotOpen(context)
                : null
            : FindObjection(context, account, opening) is { } refusal
                ? throw refusal
                : account;
    }

    /// <summary>The current account of a session that can be run, or is completed.</summary>
    /// <param name="context">The context of the session.</param>
    /// <param name="follows">
    /// Whether the trader has just concluded a session under the same lease: then what that wrote is enough.
    /// </param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <exception cref="SessionRefusedException">The session cannot be run, or no account is open.</exception>
    public async ValueTask<Account> RequireAsync(
        TradingContext context,
        bool follows,
        CancellationToken cancellationToken = default
    )
    {
        if (follows && FindConcluded(context) is { } concluded)
        {
            return concluded;
        }

        var account =
            await ledgers.FindAccountAsync(context.Signature, cancellationToken).ConfigureAwait(false)
            ?? throw NotOpen(context);
        return FindObjection(context, account, opening: null) is { } refusal ? throw refusal : account;
    }

    // A reason to refuse the session is read again: it may be gone.
    private Account? FindConcluded(TradingContext context) =>
        ledgers.GetCachedAccount(context.Signature, LedgerStoreExtensions.Recent) is { } account
        && !(context.Time <= account.CompletedThrough)
        && FindObjection(context, account, opening: null) is null
            ? account
            : null;

    /// <summary>
    /// Checks that an account is open and belongs to the context's model and to the market: without a read if what this
    /// process knows of the account allows it.
    /// </summary>
    /// <exception cref="SessionRefusedException">It is not, or does not.</exception>
    public async ValueTask RequireOpenAsync(TradingContext context, CancellationToken cancellationToken = default)
    {
        if (
            ledgers.GetCachedAccount(context.Signature) is { } known
            && FindObjectionToHolder(context, known, opening: null) is null
        )
        {
            return;
        }

        var account =
            await ledgers.FindAccountAsync(context.Signature, cancellationToken).ConfigureAwait(false)
            ?? throw NotOpen(context);
        if (FindObjectionToHolder(context, account, opening: null) is { } refusal)
        {
            throw refusal;
        }
    }

    /// <summary>Opens the account of a context, or leaves it as it is if it is open with the same terms.</summary>
    /// <exception cref="SessionRefusedException">It is open with other terms, or belongs to another model.</exception>
    public async ValueTask<Account> OpenAsync(
        TradingContext context,
        AccountRequest opening,
        CancellationToken cancellationToken = default
    )
    {
        try
        {
            return await ledgers.OpenAccountAsync(context, TermsOf(opening), cancellationToken).ConfigureAwait(false);
        }
        catch (LedgerException)
        {
            var account = await ledgers.FindAccountAsync(context.Signature, cancellationToken).ConfigureAwait(false);
            if (account is not null && FindObjectionToHolder(context, account, opening) is { } refusal)
            {
                throw refusal;
            }

            // Without an objection, the account has terms that this application does not set.
            if (account is not null && account.Terms != TermsOf(opening))
            {
                return account;
            }

            throw;
        }
    }

    // An application that sets no fees and limits trades an account by those with which it was opened, and one that
    // does not know the knowledge cutoff of its model by the date that the account states.
    private AccountTerms TermsOf(AccountRequest opening, Account? account = null) =>
        AccountTerms.Create(market, opening.Cash) with
        {
            KnowledgeCutoff = opening.KnowledgeCutoff ?? account?.Terms.KnowledgeCutoff,
            Conditions =
                _conditions != TradingConditions.None
                    ? _conditions
                    : account?.Terms.Conditions ?? TradingConditions.None,
            Mandate = opening.Mandate ?? (_mandate != Mandate.None ? _mandate : account?.Terms.Mandate ?? Mandate.None),
        };

    private SessionRefusedException? FindObjection(TradingContext context, Account account, AccountRequest? opening) =>
        FindObjectionToHolder(context, account, opening)
        ?? (
            account.IsWithdrawn(context.Time)
                ? new(context, SessionRefusal.Withdrawn, $"the owner has withdrawn the session of {context.Time}")
            : context.Time < account.Time && !(context.Time <= account.CompletedThrough)
                ? new(
                    context,
                    SessionRefusal.OutOfOrder,
                    $"its time {context.Time} is before {account.Time}, the time of the last entry of the ledger"
                )
            : null
        );

    private SessionRefusedException? FindObjectionToHolder(
        TradingContext context,
        Account account,
        AccountRequest? opening
    )
    {
        if (account.WhyNot(context) is { } reason)
        {
            return new(context, SessionRefusal.OtherModel, reason);
        }

        if (account.Terms.Market != market.Name)
        {
            return new(
                context,
                SessionRefusal.OtherTerms,
                $"the account trades on {account.Terms.Market}, the session on {market}"
            );
        }

        return opening is { } given && TermsOf(given, account) is var terms && terms != account.Terms
            ? new(context, SessionRefusal.OtherTerms, account.Terms.DifferenceTo(terms))
            : null;
    }

    private static SessionRefusedException NotOpen(TradingContext context) =>
        new(context, SessionRefusal.NotOpen, $"no account of {context.Signature} is open; open it first");
}
