using System.Globalization;
using System.Text.Json;
using AiTrader.Runner.Input;
using AiTrader.Runner.Json;
using AiTrader.Runner.Service.Users;
using AiTrader.Runner.Traders;
using AiTrader.Tools;

namespace AiTrader.Runner.Service.Registrations;

/// <summary>Reads a trader that is asked for, and finds all problems of it.</summary>
/// <param name="problems">The list to which problems are added.</param>
internal sealed class RegistrationReading(List<JsonProblem> problems)
{
    /// <summary>The most characters of a prompt.</summary>
    public const int LongestPrompt = 32_768;

    /// <summary>The most symbols of the universe of a mandate.</summary>
    public const int LargestUniverse = 500;

    /// <summary>Reads it; null if it has problems.</summary>
    /// <param name="place">The request.</param>
    /// <param name="owner">Who asks.</param>
    /// <param name="defaultCash">The initial cash if the request has none.</param>
    public Registration? Read(JsonPlace place, UserName owner, Money defaultCash)
    {
        int before = problems.Count;
        problems.AddRange(RegistrationSchema.Check(place));
        var signature = Word(place.Find("signature"), TextValue.Signature);
        var model = Word(place.Find("modelId"), TextValue.ModelId);
        var mandate = new MandateReading(problems).Read(place.Find("mandate"));
        var prompt = place.Find("prompt");
        CheckPrompt(prompt);
        return problems.Count == before && signature is not null && model is not null
            ? new Registration(signature, owner, model, Cash(place.Find("cash")) ?? defaultCash)
            {
                Prompt = prompt?.Text,
                HasMemory = place.Find("memory")?.Kind == JsonValueKind.True,
                Budget = ReadBudget(place.Find("budget")),
                Mandate = mandate,
            }
            : null;
    }

    /// <summary>Adds the problems that a request has with the models that are offered.</summary>
    /// <param name="place">The request.</param>
    /// <param name="registration">What was read of it; null if it has problems already, which hide none here.</param>
    /// <param name="models">What is offered.</param>
    public void CheckModel(JsonPlace place, Registration? registration, OfferedModels models)
    {
        if (place.Find("modelId") is not { Kind: JsonValueKind.String } id || !ModelId.TryParse(id.Text, out var named))
        {
            return;
        }

        if (models.Find(named) is not { } offered)
        {
            Refuse(id, $"{MessageText.Quote(id.Text)} is refused; allowed: {models.Names}.");
            return;
        }

        if (!offered.IsModel)
        {
            foreach (string member in (string[])["prompt", "memory", "budget"])
            {
                if (place.Find(member) is { } given)
                {
                    Refuse(given, $"is refused; '{offered.Id}' is a baseline, and not asked.");
                }
            }

            return;
        }

        foreach (var (member, what) in offered.FindProblems(registration?.Budget))
        {
            Refuse(place.Find("budget")!.Find(member)!, what);
        }
    }

    /// <summary>
    /// Adds the problems that a request has with what a registration can hold. A trader that the service is started
    /// with can have more, and what is registered stays readable.
    /// </summary>
    /// <param name="place">The request.</param>
    public void CheckSize(JsonPlace place)
    {
        if (
            place.Find("mandate")?.Find("universe") is { Kind: JsonValueKind.Array } universe
            && universe.Items.Count > LargestUniverse
        )
        {
            Refuse(
                universe,
                FormattableString.Invariant($"has {universe.Items.Count} symbols; allowed: {LargestUniverse} or fewer.")
            );
        }
    }

    private void Refuse(JsonPlace place, string what) => problems.Add(new JsonProblem(place, what));

    private T? Word<T>(JsonPlace? place, Func<string, T> parse)
        where T : class
    {
        if (place is not { Kind: JsonValueKind.String })
        {
            return null;
        }

        try
        {
            return parse(place.Text);
        }
        catch (FormatException refusal)
        {
            Refuse(place, refusal.Message);
            return null;
        }
    }

    private void CheckPrompt(JsonPlace? place)
    {
        if (place is not { Kind: JsonValueKind.String })
        {
            return;
        }

        if (place.Text.Length > LongestPrompt)
        {
            Refuse(
                place,
                FormattableString.Invariant($"has {place.Text.Length} characters; allowed: {LongestPrompt} or fewer.")
            );
            return;
        }

        if (string.IsNullOrWhiteSpace(place.Text))
        {
            Refuse(place, "is empty; allowed: text, or no prompt for that of the model.");
            return;
        }

        try
        {
            _ = new TradingPrompt(place.Text);
        }
        catch (ArgumentException refusal)
        {
            Refuse(place, $"is refused: {refusal.Message.Split(" (Parameter", 2)[0]}");
        }
    }

    private static OwnBudget? ReadBudget(JsonPlace? place) =>
        place is null
            ? null
            : new OwnBudget(
                (int?)Number(place.Find("turns")),
                (long?)Number(place.Find("tokens")),
                (int?)Number(place.Find("wallTime")),
                Number(place.Find("money"))
            );

    private static Money? Cash(JsonPlace? place) => Number(place) is { } value ? new Money(value) : null;

    private static decimal? Number(JsonPlace? place) =>
        place is { Kind: JsonValueKind.Number }
            ? decimal.Parse(place.Text, NumberStyles.Float, CultureInfo.InvariantCulture)
            : null;
}
