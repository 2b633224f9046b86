using System.Globalization;
using System.Text.Json.Serialization;
using AiTrader.Prices;

namespace AiTrader.Stores;

/// <content>What splits and dividends do to an account.</content>
public abstract partial record LedgerEntry
{
    // No act of a session has such an id.
    private static ClientOrderId ActionId(TradingContext context, string what, long number) =>
        ClientOrderId.FromTrusted(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{ClientOrderId.PrefixOf(context.Time)}{what}-{RequirePositive(number)}"
            )
        );

    private static CorporateAction Require(CorporateAction action, CorporateActionKind kind)
    {
        ArgumentNullException.ThrowIfNull(action);
        return action.Kind == kind ? action : throw new ArgumentException($"The action is a {action}.", nameof(action));
    }

    /// <summary>The units of a symbol became others. What was less than the smallest unit was paid in cash.</summary>
    [JsonConverter(typeof(LedgerEntryJsonConverter<Split>))]
    public sealed record Split : LedgerEntry
    {
        /// <summary>Creates an entry.</summary>
        /// <param name="sequence">The number of the line.</param>
        /// <param name="context">The trading context; its time is the first stamp of the market at or after the ex
        /// date.</param>
        /// <param name="action">The split.</param>
        /// <exception cref="ArgumentException"><paramref name="action"/> is a dividend.</exception>
        /// <exception cref="ArgumentOutOfRangeException"><paramref name="sequence"/> is not positive.</exception>
        public Split(long sequence, TradingContext context, CorporateAction action)
            : base(sequence, context, ActionId(NotNull.Require(context), "split", sequence)) =>
            Action = Require(action, CorporateActionKind.Split);

        /// <summary>The split.</summary>
        public CorporateAction Action { get; }

        /// <summary>How many units were held before it.</summary>
        public required Quantity UnitsBefore { get; init; }

        /// <summary>How many units are held after it; zero if all of them were paid in cash.</summary>
        public required Quantity Holding { get; init; }

        /// <summary>The price of one new unit at which the rest was paid: the open of the ex date.</summary>
        public required Price Price { get; init; }

        /// <summary>What was paid for the rest, rounded half to even to 0.01; zero if nothing was left over.</summary>
        public required Money CashInLieu { get; init; }

        /// <summary>The cash after it.</summary>
        public required Money Cash { get; init; }

        /// <inheritdoc/>
        public override bool IsEvent => true;

        private protected override void Seal() { }
    }

    /// <summary>A dividend is owed from its ex date on; cash and holdings are unchanged.</summary>
    [JsonConverter(typeof(LedgerEntryJsonConverter<DividendDue>))]
    public sealed record DividendDue : LedgerEntry
    {
        /// <summary>Creates an entry.</summary>
        /// <param name="sequence">The number of the line.</param>
        /// <param name="context">The trading context; its time is the first stamp of the market at or after the ex
        /// date.</param>
        /// <param name="action">The dividend.</param>
        /// <param name="units">The units held at the end of the day before the ex date.</param>
        /// <param name="amount">What is owed; zero or more.</param>
        /// <exception cref="ArgumentException"><paramref name="action"/> is a split.</exception>
        /// <exception cref="ArgumentOutOfRangeException"><paramref name="sequence"/> is not positive, or
        /// <paramref name="amount"/> is negative.</exception>
        public DividendDue(long sequence, TradingContext context, CorporateAction action, Quantity units, Money amount)
            : base(sequence, context, ActionId(NotNull.Require(context), "due", sequence))
        {
            Action = Require(action, CorporateActionKind.Dividend);
            ArgumentOutOfRangeException.ThrowIfNegative(amount.Value, nameof(amount));
            Units = units;
            Amount = amount;
        }

        /// <summary>The dividend.</summary>
        public CorporateAction Action { get; }

        /// <summary>The units that it is paid for.</summary>
        public Quantity Units { get; }

        /// <summary>What is owed: units times the cash for one, rounded half to even to 0.01.</summary>
        public Money Amount { get; }

        /// <inheritdoc/>
        public override bool IsEvent => true;

        private protected override void Seal() { }
    }

    /// <summary>A dividend that was owed is paid.</summary>
    [JsonConverter(typeof(LedgerEntryJsonConverter<Dividend>))]
    public sealed record Dividend : LedgerEntry
    {
        /// <summary>Creates an entry.</summary>
        /// <param name="sequence">The number of the line.</param>
        /// <param name="context">The trading context; its time is the first stamp of the market at or after the pay
        /// date.</param>
        /// <param name="due">What was owed.</param>
        /// <param name="cash">The cash after it.</param>
        /// <exception cref="ArgumentOutOfRangeException"><paramref name="sequence"/> is not positive.</exception>
        public Dividend(long sequence, TradingContext context, DueDividend due, Money cash)
            : base(sequence, context, ActionId(NotNull.Require(context), "dividend", NotNull.Require(due).Number))
        {
            Due = due;
            Cash = cash;
        }

        /// <summary>What was owed and is paid now.</summary>
        public DueDividend Due { get; }

        /// <summary>The cash after it.</summary>
        public Money Cash { get; }

        /// <inheritdoc/>
        public override bool IsEvent => true;

        private protected override void Seal() { }
    }
}
