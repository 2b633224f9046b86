namespace AiTrader.Handoffs;

/// <summary>
/// Hands a context to another process: a parent offers it and passes on the ticket alone, a child claims it. Nothing is
/// taken from
/// the surroundings on either side. A ticket can be claimed until it expires or is withdrawn, by several children too.
/// </summary>
public interface IContextHandoff
{
    /// <summary>What tickets call it: 1-16 ASCII letters and digits.</summary>
    string Name { get; }

    /// <summary>Offers a context.</summary>
    /// <returns>The ticket; whoever has it can claim the context.</returns>
    ContextTicket Offer(TradingContext context);

    /// <inheritdoc cref="Offer"/>
    ValueTask<ContextTicket> OfferAsync(TradingContext context, CancellationToken cancellationToken = default);

    /// <summary>Claims the context of a ticket.</summary>
    /// <exception cref="InvalidDataException">What is kept under the ticket was changed.</exception>
    ClaimResult Claim(ContextTicket ticket);

    /// <inheritdoc cref="Claim"/>
    ValueTask<ClaimResult> ClaimAsync(ContextTicket ticket, CancellationToken cancellationToken = default);

    /// <summary>Takes an offer back; nothing happens where it is gone already.</summary>
    ValueTask WithdrawAsync(ContextTicket ticket, CancellationToken cancellationToken = default);
}
