using System.Runtime.CompilerServices;
using System.Text.Json;

namespace AiTrader.Stores;

/// <summary>Entries as lines of JSON and back.</summary>
internal static partial class LedgerEntryJson
{
    // That there is none is written, so that a member that was lost on the way is not taken for it.
    private const string None = "(none)";

    /// <summary>The entry as one line of JSON in UTF-8; the same entry always gives the same bytes.</summary>
    public static byte[] Write(LedgerEntry entry) =>
        JsonSerializer.SerializeToUtf8Bytes(LineOf(entry), LedgerEntryLineContext.Default.LedgerEntryLine);

    /// <summary>Reads a line that <see cref="Write"/> has made.</summary>
    /// <param name="line">The line.</param>
    /// <param name="likely">
    /// The context of the entry before it, whose values are used again where they are equal: entries of a session that
    /// are kept in memory share them. Null if there is none.
    /// </param>
    /// <exception cref="FormatException">The line is not an entry.</exception>
    public static LedgerEntry Read(ReadOnlySpan<byte> line, TradingContext? likely = null)
    {
        try
        {
            var parsed =
                JsonSerializer.Deserialize(line, LedgerEntryLineContext.Default.LedgerEntryLine)
                ?? throw new FormatException("The line is null.");
            return EntryOf(parsed, ContextOf(parsed, likely));
        }
        catch (Exception malformed)
            when (malformed is JsonException or ArgumentException or OverflowException or TradingContextException)
        {
            throw new FormatException($"The line is not a ledger entry: {malformed.Message}", malformed);
        }
    }

    private static LedgerEntryLine LineOf(LedgerEntry entry) =>
        entry switch
        {
            LedgerEntry.AccountOpened opened => (
                Stamped(entry, "opened") with
                {
                    Market = opened.Terms.Market,
                    Currency = opened.Terms.Currency,
                    Decimals = opened.Terms.Decimals,
                    Cash = opened.Terms.Cash.ToString(),
                    KnowledgeCutoff = Day(opened.Terms.KnowledgeCutoff),
                }
            )
                .With(opened.Terms.Conditions)
                .With(opened.Terms.Mandate),
            LedgerEntry.Filled filled => LineOf(filled),
            LedgerEntry.Accepted accepted => LineOf(accepted),
            LedgerEntry.Triggered triggered => LineOf(triggered),
            LedgerEntry.Expired expired => LineOf(expired),
            LedgerEntry.Cancelled canceled => LineOf(canceled),
            LedgerEntry.CancelDenied denied => LineOf(denied),
            LedgerEntry.Denied denied => OfOrder(entry, "denied", denied.Order) with
            {
                Code = denied.Denial.Code,
                Reason = denied.Denial.Message,
            },
            LedgerEntry.Split split => LineOf(split),
            LedgerEntry.DividendDue due => LineOf(due),
            LedgerEntry.Dividend dividend => LineOf(dividend),
            LedgerEntry.Held held => Stamped(entry, "held") with { Reason = held.Reason },
            LedgerEntry.SessionCompleted completed => Stamped(entry, "completed") with
            {
                Outcome = SessionOutcomeNames.GetName(completed.Outcome),
            },
            LedgerEntry.ModelChanged changed => Stamped(entry, "model_changed") with
            {
                Previous = changed.Previous?.Value ?? None,
                KnowledgeCutoff = Day(changed.KnowledgeCutoff),
            },
            LedgerEntry.MandateChanged changed => Stamped(entry, "mandate_changed").WithAll(changed.Mandate),
            LedgerEntry.Approved approved => OfOrder(entry, "approved", approved.Order, approved.OrderNumber),
            LedgerEntry.SessionWithdrawn withdrawn => Stamped(entry, "withdrawn") with
            {
                Outcome = withdrawn.Outcome is { } outcome ? SessionOutcomeNames.GetName(outcome) : None,
                ResumesAt = withdrawn.ResumesAt.ToString(),
                CompletedThrough = withdrawn.Resumed.CompletedThrough?.ToString() ?? None,
                VersionBeforeResumed = withdrawn.Resumed.VersionBefore,
            },
            _ => throw new ArgumentOutOfRangeException(nameof(entry), entry, "There is no such kind of entry."),
        };

    private static LedgerEntryLine Stamped(LedgerEntry entry, string kind) =>
        new()
        {
            Sequence = entry.Sequence,
            Signature = entry.Context.Signature.Value,
            Time = entry.Context.Time.ToString(),
            Model = entry.Context.ModelId.Value,
            Id = entry.Id.Value,
            Kind = kind,
        };

    private static TradingContext ContextOf(LedgerEntryLine line, TradingContext? likely)
    {
        var signature = likely?.Signature.Value == line.Signature ? likely.Signature : Signature.Parse(line.Signature);
        var model = likely?.ModelId.Value == line.Model ? likely.ModelId : ModelId.Parse(line.Model);
        var context = TradingContext.For(signature).Using(model).At(line.Time);
        return context.Equals(likely) ? likely : context;
    }

    private static LedgerEntry EntryOf(LedgerEntryLine line, TradingContext context)
    {
        var id = ClientOrderId.Parse(line.Id);
        LedgerEntry entry = line.Kind switch
        {
            "opened" => new LedgerEntry.AccountOpened(
                context,
                new AccountTerms
                {
                    Market = Text(line.Market),
                    Currency = Text(line.Currency),
                    Decimals = line.Decimals,
                    Cash = new Money(Number(line.Cash)),
                    Conditions = line.ReadConditions(),
                    Mandate = line.ReadMandate(),
                    KnowledgeCutoff = DayOf(line.KnowledgeCutoff),
                }
            ),
            "filled" or "partially_filled" => FilledOf(line, context, id),
            "accepted" => AcceptedOf(line, context, id),
            "triggered" => TriggeredOf(line, context),
            "expired" => ExpiredOf(line, context),
            "cancelled" => CancelledOf(line, context, id),
            "cancel_denied" => CancelDeniedOf(line, context, id),
            "split" => SplitOf(line, context),
            "dividend_due" => DividendDueOf(line, context),
            "dividend" => PaidOf(line, context),
            "denied" => new LedgerEntry.Denied(
                line.Sequence,
                context,
                OrderOf(line, id),
                new Denial(Text(line.Code), Text(line.Reason))
            ),
            "held" => new LedgerEntry.Held(line.Sequence, context, id, Text(line.Reason)),
            "completed" => new LedgerEntry.SessionCompleted(line.Sequence, context, OutcomeOf(line.Outcome)),
            "model_changed" => new LedgerEntry.ModelChanged(
                line.Sequence,
                context,
                Text(line.Previous) == None ? null : ModelId.Parse(line.Previous!),
                DayOf(line.KnowledgeCutoff)
            ),
            "mandate_changed" => new LedgerEntry.MandateChanged(line.Sequence, context, line.ReadWholeMandate()),
            "approved" => new LedgerEntry.Approved(line.Sequence, context, RestingOf(line), NumberOf(line)),
            "withdrawn" => new LedgerEntry.SessionWithdrawn(
                line.Sequence,
                context,
                ResumedOf(line),
                Text(line.Outcome) == None ? null : OutcomeOf(line.Outcome)
            ),
            _ => throw new FormatException(
                $"The kind {MessageText.Quote(line.Kind)} is not one of opened, filled, partially_filled, accepted, "
                    + "triggered, expired, cancelled, denied, cancel_denied, split, dividend_due, dividend, held, "
                    + "completed, model_changed, withdrawn."
            ),
        };
        return entry.Sequence == line.Sequence && entry.Id == id
            ? entry
            : throw new FormatException(
                $"An entry of the kind {line.Kind} has the sequence {entry.Sequence} and the id {entry.Id}."
            );
    }

    private static ResumedSession ResumedOf(LedgerEntryLine line) =>
        new(
            TradingTime.Parse(Text(line.ResumesAt)),
            line.VersionBeforeResumed
                ?? throw new FormatException("The member versionBeforeResumed is missing; allowed is a number."),
            Text(line.CompletedThrough) == None ? null : TradingTime.Parse(line.CompletedThrough!)
        );

    private static SessionOutcome OutcomeOf(string? text) =>
        text switch
        {
            "traded" => SessionOutcome.Traded,
            "held" => SessionOutcome.Held,
            "undecided" => SessionOutcome.Undecided,
            _ => throw new FormatException(
                $"The outcome {MessageText.Quote(text)} is not one of traded, held, undecided."
            ),
        };

    private static string Text(string? value, [CallerArgumentExpression(nameof(value))] string member = "") =>
        value ?? throw new FormatException($"The member {NameOf(member)} is missing; allowed is text.");

    private static decimal Number(string? text, [CallerArgumentExpression(nameof(text))] string member = "") =>
        PlainDecimal.TryParse(text, out decimal value)
            ? value
            : throw new FormatException(
                $"The member {NameOf(member)} is {MessageText.Quote(text)}; allowed is text with a plain decimal."
            );

    private static string? Day(DateOnly? day) => day is { } date ? new TradingTime(date).ToString() : null;

    private static DateOnly? DayOf(string? text, [CallerArgumentExpression(nameof(text))] string member = "") =>
        text is null ? null
        : TradingTime.TryParse(text, out var time) && !time.IsIntraday ? time.Date
        : throw new FormatException($"The member {NameOf(member)} is {MessageText.Quote(text)}; allowed is a day.");

    // line.Cash is the member cash.
    private static string NameOf(string member) =>
        JsonNamingPolicy.CamelCase.ConvertName(member[(member.LastIndexOf('.') + 1)..]);
}
