namespace AiTrader.Runner.Board.Pages;

/// <summary>A field of the form that registers a trader.</summary>
/// <param name="Name">Its name: the member of the interface, as <c>budget.turns</c>.</param>
/// <param name="Label">What is asked.</param>
/// <param name="Kind">How it is entered.</param>
/// <param name="Hint">What is allowed, and what is true of an empty field.</param>
internal sealed record TraderField(string Name, string Label, TraderFieldKind Kind, string Hint)
{
    /// <summary>What every trader has.</summary>
    public static IReadOnlyList<TraderField> Facts { get; } =
    [
        new(
            "signature",
            "Signature",
            TraderFieldKind.Word,
            "The name of its ledger, which stays yours: 1-64 letters, digits and . _ -"
        )
        {
            IsRequired = true,
        },
        new("modelId", "Model", TraderFieldKind.Model, "The model or the baseline that decides.") { IsRequired = true },
        new("cash", "Initial cash", TraderFieldKind.Number, "0 to 1000000000000. Empty: that of the service."),
    ];

    /// <summary>What a model takes, and a baseline does not.</summary>
    public static IReadOnlyList<TraderField> OfModel { get; } =
    [
        new("prompt", "Prompt", TraderFieldKind.Text, "Up to 32,768 characters. Empty: that of the model."),
        new("memory", "Writes notes for its own later sessions", TraderFieldKind.Flag, ""),
        new("budget.turns", "Replies of a session", TraderFieldKind.Number, "Empty: as the model is offered."),
        new("budget.tokens", "Tokens of a session", TraderFieldKind.Number, "Empty: as the model is offered."),
        new("budget.wallTime", "Seconds of a session", TraderFieldKind.Number, "Empty: as the model is offered."),
        new("budget.money", "Cost of a session", TraderFieldKind.Number, "Empty: as the model is offered."),
    ];

    /// <summary>What it may do.</summary>
    public static IReadOnlyList<TraderField> OfMandate { get; } =
    [
        new(
            "mandate.universe",
            "Symbols",
            TraderFieldKind.Words,
            "The only ones that can be bought, separated by commas."
        ),
        new("mandate.orderLimit", "Notional of an order", TraderFieldKind.Number, "At most; more than 0."),
        new("mandate.ordersPerSession", "Orders of a session", TraderFieldKind.Number, "At most; 1 or more."),
        new(
            "mandate.positionLimit",
            "Share of the equity in a symbol",
            TraderFieldKind.Number,
            "At most; 0.2 for a fifth."
        ),
        new(
            "mandate.dailyLoss",
            "Loss of a day, as a share",
            TraderFieldKind.Number,
            "After it, nothing is bought until the next day."
        ),
        new(
            "mandate.totalLoss",
            "Loss of the initial cash, as a share",
            TraderFieldKind.Number,
            "After it, nothing is bought."
        ),
        new("mandate.until", "Last day of orders", TraderFieldKind.Word, "For example 2025-12-31."),
        new(
            "mandate.approvalAbove",
            "Notional above which an order waits for approval",
            TraderFieldKind.Number,
            "0 or more."
        ),
    ];

    /// <summary>All of them, in the order of the form.</summary>
    public static IReadOnlyList<TraderField> All { get; } = [.. Facts, .. OfModel, .. OfMandate];

    /// <summary>Whether it cannot be empty. Default: no.</summary>
    public bool IsRequired { get; init; }

    /// <summary>The id of its element.</summary>
    public string Id => Name.Replace('.', '-');
}
