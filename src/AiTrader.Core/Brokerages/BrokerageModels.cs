using System.Collections.Concurrent;
using AiTrader.Rules;
using AiTrader.Stores;

namespace AiTrader;

/// <summary>
/// The models of a brokerage, and those of each account: one that has conditions or a mandate is traded by them, no
/// matter which brokerage trades it.
/// </summary>
/// <param name="models">Those of the brokerage.</param>
internal sealed class BrokerageModels(AccountModels models)
{
    private readonly ConcurrentDictionary<(TradingConditions, Mandate), AccountModels> _byTerms = new();

    /// <summary>What of them is standard, as the conditions of accounts.</summary>
    public TradingConditions Conditions { get; } = models.ToConditions();

    /// <summary>What of them a mandate can have.</summary>
    public Mandate Mandate { get; } = models.ToMandate();

    /// <summary>Those of an account.</summary>
    public AccountModels Of(Account account)
    {
        var (conditions, mandate) = (account.Terms.Conditions, account.Terms.Mandate);
        bool areOwn = conditions == TradingConditions.None || conditions == Conditions;
        bool isOwn = mandate == Mandate.None || mandate == Mandate;
        return areOwn && isOwn ? models : Find(account, areOwn, isOwn);
    }

    /// <summary>Why an account cannot be traded by these models on a market; null if it can.</summary>
    public string? WhyNot(AccountTerms terms, Market market) =>
        terms.Market != market.Name ? $"the account trades on {terms.Market}, this brokerage on {market}"
        : terms.Conditions != TradingConditions.None
        && Conditions != TradingConditions.None
        && terms.Conditions != Conditions
            ? $"the account was opened with {terms.Conditions}, this brokerage trades with {Conditions}"
        : terms.Mandate != Mandate.None && Mandate != Mandate.None && terms.Mandate != Mandate
            ? $"the mandate of the account is {terms.Mandate}, that of this brokerage {Mandate}"
        : null;

    // Apart, so that an order of an account without terms of its own makes no closure.
    private AccountModels Find(Account account, bool areOwn, bool isOwn) =>
        _byTerms.GetOrAdd((account.Terms.Conditions, account.Terms.Mandate), _ => Of(account, areOwn, isOwn));

    private AccountModels Of(Account account, bool areOwn, bool isOwn)
    {
        var found = areOwn ? models : models.With(account.Terms.Conditions);
        return isOwn ? found : found.With(account.Terms.Mandate);
    }
}
