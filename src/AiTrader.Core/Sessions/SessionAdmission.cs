using AiTrader.Stores;

namespace AiTrader;

/// <summary>Decides whether a session can be run for an account, before anything is asked or recorded.</summary>
/// <param name="market">The market that is traded.</param>
/// <param name="ledgers">The ledgers with the accounts.</param>
/// <param name="conditions">With which fees and limits accounts are opened; null for none.</param>
internal sealed class SessionAdmission(Market market, ILedgerStore ledgers, TradingConditions? conditions)
{
    /// <summary>The account of a session that can be run, or is completed.</summary>
    /// <param name="context">The context of the session.</param>
    /// <param name="cash">With which cash the account is opened; null if it must be open.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <returns>Null if the account is not open and can be opened.</returns>
    /// <exception cref="SessionRefusedException">The session cannot be run.</exception>
    public async ValueTask<Account?> FindAsync(
        TradingContext context,
        Money? cash = null,
        CancellationToken cancellationToken = default
    )
    {
        var account = await ledgers.FindAccountAsync(context.Signature, cancellationToken).ConfigureAwait(false);
        if (account is null)
        {
            return cash is null ? throw NotOpen(context) : null;
        }

        RequireHolder(context, account);
        if (cash is { } given && TermsOf(given, account) is var terms && terms != account.Terms)
        {
            throw OtherTerms(context, account, terms);
        }

        RequireOrder(context, account);
        return account;
    }

    /// <summary>The account of a session that can be run, or is completed.</summary>
    /// <exception cref="SessionRefusedException">The session cannot be run, or no account is open.</exception>
    public async ValueTask<Account> RequireAsync(
        TradingContext context,
        CancellationToken cancellationToken = default
    ) => (await FindAsync(context, null, cancellationToken).ConfigureAwait(false))!;

    /// <summary>
    /// Checks that an account is open and belongs to the context's model and to the market; at no cost if this process
    /// knows the account.
    /// </summary>
    /// <exception cref="SessionRefusedException">It is not, or does not.</exception>
    public async ValueTask RequireOpenAsync(TradingContext context, CancellationToken cancellationToken = default)
    {
        var account =
            ledgers.GetCachedAccount(context.Signature)
            ?? await ledgers.FindAccountAsync(context.Signature, cancellationToken).ConfigureAwait(false);
        RequireHolder(context, account ?? throw NotOpen(context));
    }

    /// <summary>Opens the account of a context, or leaves it as it is if it is open with the same terms.</summary>
    /// <exception cref="SessionRefusedException">It is open with other terms, or belongs to another model.</exception>
    public async ValueTask<Account> OpenAsync(
        TradingContext context,
        Money cash,
        CancellationToken cancellationToken = default
    )
    {
        var terms = TermsOf(cash);
        try
        {
            return await ledgers.OpenAccountAsync(context, terms, cancellationToken).ConfigureAwait(false);
        }
        catch (LedgerException refusal)
        {
            var account = await ledgers.FindAccountAsync(context.Signature, cancellationToken).ConfigureAwait(false);
            RequireHolder(context, account!);
            if (account!.Terms == TermsOf(cash, account))
            {
                return account;
            }

            throw OtherTerms(context, account!, terms, refusal);
        }
    }

    // An application that sets no fees and limits trades an account by those with which it was opened.
    private AccountTerms TermsOf(Money cash, Account? account = null) =>
        AccountTerms.Create(market, cash) with
        {
            Conditions =
                conditions is not null && conditions != TradingConditions.None
                    ? conditions
                    : account?.Terms.Conditions ?? TradingConditions.None,
        };

    private void RequireHolder(TradingContext context, Account account)
    {
        if (account.WhyNot(context) is { } reason)
        {
            throw Refusal(context, SessionRefusal.OtherModel, reason);
        }

        if (account.Terms.Market != market.Name)
        {
            throw Refusal(
                context,
                SessionRefusal.OtherTerms,
                $"the account trades on {account.Terms.Market}, the session on {market}"
            );
        }
    }

    private static void RequireOrder(TradingContext context, Account account)
    {
        if (account.IsWithdrawn(context.Time))
        {
            throw Refusal(context, SessionRefusal.Withdrawn, $"the owner has withdrawn the session of {context.Time}");
        }

        if (context.Time < account.Time && !(context.Time <= account.CompletedThrough))
        {
            throw Refusal(
                context,
                SessionRefusal.OutOfOrder,
                $"its time {context.Time} is before {account.Time}, the time of the last entry of the ledger"
            );
        }
    }

    private static SessionRefusedException NotOpen(TradingContext context) =>
        Refusal(context, SessionRefusal.NotOpen, $"no account of {context.Signature} is open; open it first");

    private static SessionRefusedException OtherTerms(
        TradingContext context,
        Account account,
        AccountTerms terms,
        Exception? inner = null
    ) => new(context, SessionRefusal.OtherTerms, $"the account is open with {account.Terms}, not with {terms}", inner);

    private static SessionRefusedException Refusal(TradingContext context, SessionRefusal reason, string message) =>
        new(context, reason, message);
}
