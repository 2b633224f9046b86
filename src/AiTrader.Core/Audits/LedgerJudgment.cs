using AiTrader.Stores;

namespace AiTrader.Audits;

/// <summary>Judges the entries of one intact ledger, each on the account before it.</summary>
/// <param name="market">The market.</param>
/// <param name="defaults">The conditions of an account that was opened without any.</param>
internal sealed class LedgerJudgment(AuditedMarket market, TradingConditions defaults)
{
    /// <summary>The defects, in order of the entries.</summary>
    /// <param name="entries">All entries, in order; the first opens the account.</param>
    public IEnumerable<AuditDefect> Of(IReadOnlyList<LedgerEntry> entries)
    {
        var opened = (LedgerEntry.AccountOpened)entries[0];
        if (WhyOther(opened.Terms) is { } other)
        {
            yield return new AuditDefect(null, 1, AuditCodes.OtherMarket, other);
        }

        var account = Account.Open(opened);
        var conditions = ConditionsOf(account);
        var session = new SessionConclusion();
        var settlement = new SettlementJudgment(market, entries);
        var reservations = new ReservationJudgment(opened.Terms);
        foreach (var entry in entries.Skip(1))
        {
            // A store that keeps the chain does not let such an entry in; an audit does not take its word for it.
            if (account.WhyImpossible(entry) is { } reason)
            {
                yield return DefectOf(entry, (AuditCodes.LedgerChanged, $"It cannot come next: {reason}."));
                yield break;
            }

            if (entry.Context.Time != account.Time)
            {
                session = new SessionConclusion();
            }

            IEnumerable<(string Code, string Message)> found =
            [
                .. Judge(entry, account, settlement, conditions),
                .. JudgeSession(entry, session, entries),
            ];
            account = account.Apply(entry);
            session.Add(entry);
            conditions = entry is LedgerEntry.MandateChanged ? ConditionsOf(account) : conditions;
            foreach (var defect in found.Concat(reservations.After(entry, account)))
            {
                yield return DefectOf(entry, defect);
            }

            if (entry is LedgerEntry.SessionWithdrawn)
            {
                session = new SessionConclusion();
                foreach (var earlier in entries.Where(other => other.Context.Time == account.Time))
                {
                    session.Add(earlier);
                }
            }
        }
    }

    private static AuditDefect DefectOf(LedgerEntry entry, (string Code, string Message) defect) =>
        new(null, entry.Sequence, defect.Code, defect.Message);

    private string? WhyOther(AccountTerms terms) =>
        AccountTerms.Create(market.Market, terms.Cash) with
        {
            Conditions = terms.Conditions,
            Mandate = terms.Mandate,
            KnowledgeCutoff = terms.KnowledgeCutoff,
        } != terms
            ? $"The account was opened with {terms}; it is audited for {market.Market}."
            : null;

    private AuditedConditions ConditionsOf(Account account) =>
        new(
            account.Terms.Conditions == TradingConditions.None ? defaults : account.Terms.Conditions,
            account.Terms.Mandate
        );

    private static IEnumerable<(string Code, string Message)> JudgeSession(
        LedgerEntry entry,
        SessionConclusion session,
        IReadOnlyList<LedgerEntry> entries
    ) =>
        entry switch
        {
            LedgerEntry.SessionCompleted completed => SessionJudgment.Of(completed, session),
            LedgerEntry.SessionWithdrawn withdrawn => SessionJudgment.Of(withdrawn, entries),
            _ => [],
        };

    private IEnumerable<(string Code, string Message)> Judge(
        LedgerEntry entry,
        Account account,
        SettlementJudgment settlement,
        AuditedConditions conditions
    )
    {
        if (!market.IsOfResolution(entry))
        {
            return entry is LedgerEntry.Filled
                ?
                [
                    (
                        DenialCodes.NoPrice,
                        $"Its time is {entry.Context.Time}; the prices are {market.Prices.Resolution}."
                    ),
                ]
                : [];
        }

        (string Code, string Message)[] found = entry.IsEvent
            ? [.. settlement.OfEvent(entry, account, conditions)]
            : [.. settlement.BeforeAct(entry, account, conditions), .. JudgeAct(entry, account, conditions)];
        return found.Concat(
            JudgeByBar(entry, account, conditions).Where(other => found.All(defect => defect.Code != other.Code))
        );
    }

    private IEnumerable<(string Code, string Message)> JudgeAct(
        LedgerEntry entry,
        Account account,
        AuditedConditions conditions
    ) =>
        entry switch
        {
            LedgerEntry.Filled filled when IsPlain(filled.Order, conditions) => new ExecutionJudgment(
                market,
                conditions
            ).Of(filled, account),
            LedgerEntry.Denied denied when IsPlain(denied.Order, conditions) => new ExecutionJudgment(
                market,
                conditions
            ).Of(denied, account),
            LedgerEntry.Filled filled => DecideAgain(filled, filled.Order, account, conditions),
            LedgerEntry.Denied denied => DecideAgain(denied, denied.Order, account, conditions),
            LedgerEntry.Accepted accepted => DecideAgain(accepted, accepted.Order, account, conditions),
            LedgerEntry.Cancelled { OrderNumber: null } canceled => DecideAgain(
                canceled,
                canceled.Order,
                account,
                conditions
            ),
            LedgerEntry.CancelDenied denied => OrderJudgment.Of(denied, account),
            _ => [],
        };

    private IEnumerable<(string Code, string Message)> JudgeByBar(
        LedgerEntry entry,
        Account account,
        AuditedConditions conditions
    )
    {
        var bars = new BarJudgment(market, conditions);
        return entry switch
        {
            LedgerEntry.Filled { OrderNumber: { } number } filled => bars.Of(filled, account.OpenOrders.Find(number)),
            LedgerEntry.Filled filled when !IsPlain(filled.Order, conditions) => bars.Of(filled, resting: null),
            LedgerEntry.Triggered triggered => bars.Of(triggered),
            LedgerEntry.Expired expired => BarJudgment.Of(expired, account.OpenOrders.Find(expired.OrderNumber)!),
            _ => new ActionJudgment(market).Of(entry),
        };
    }

    private IEnumerable<(string Code, string Message)> DecideAgain(
        LedgerEntry entry,
        Order order,
        Account account,
        AuditedConditions conditions
    ) => new OrderJudgment(market, conditions).Of(entry, order, account);

    // Executed at the open of its session as a whole, or denied.
    private static bool IsPlain(Order order, AuditedConditions conditions) =>
        order.IsMarket && !conditions.CutsMarketOrders && !conditions.HasApproval;
}
