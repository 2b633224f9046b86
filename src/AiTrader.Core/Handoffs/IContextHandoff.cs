namespace AiTrader.Handoffs;

/// <summary>
/// Hands a context to another process: a parent offers it and passes on only the ticket, and a child claims it. Neither
/// side takes anything from its environment. A ticket can be claimed until it expires or is withdrawn, also by several
/// children.
/// </summary>
public interface IContextHandoff
{
    /// <summary>The name of the handoff in tickets: 1-16 ASCII letters and digits.</summary>
    string Name { get; }

    /// <summary>Offers a context.</summary>
    /// <returns>The ticket; anyone who has it can claim the context.</returns>
    ContextTicket Offer(TradingContext context);

    /// <inheritdoc cref="Offer"/>
    ValueTask<ContextTicket> OfferAsync(TradingContext context, CancellationToken cancellationToken = default);

    /// <summary>Claims the context of a ticket.</summary>
    /// <exception cref="InvalidDataException">The stored context was changed.</exception>
    ClaimResult Claim(ContextTicket ticket);

    /// <inheritdoc cref="Claim"/>
    ValueTask<ClaimResult> ClaimAsync(ContextTicket ticket, CancellationToken cancellationToken = default);

    /// <summary>Withdraws an offer; does nothing if the offer no longer exists.</summary>
    ValueTask WithdrawAsync(ContextTicket ticket, CancellationToken cancellationToken = default);
}
