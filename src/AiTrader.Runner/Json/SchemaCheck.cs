using System.Globalization;
using System.Text.Json;

namespace AiTrader.Runner.Json;

/// <summary>
/// Checks a whole JSON file against a schema, with messages that say what is allowed. It knows the keywords of
/// AiTrader's schema and refuses others: a published rule that is not checked would be wrong.
/// </summary>
/// <param name="schema">The schema.</param>
internal sealed class SchemaCheck(JsonElement schema)
{
    private static readonly string[] Annotations = ["$schema", "$defs", "title", "description"];

    /// <summary>The problems of a file, in its order of keywords and lines.</summary>
    /// <exception cref="NotSupportedException">The schema uses a keyword that is not checked.</exception>
    public IEnumerable<JsonProblem> Check(JsonPlace root) => Check(root, schema);

    private IEnumerable<JsonProblem> Check(JsonPlace place, JsonElement rules)
    {
        if (rules.TryGetProperty("$ref", out var reference))
        {
            return Check(place, schema.GetProperty("$defs").GetProperty(reference.GetString()!["#/$defs/".Length..]));
        }

        string type = rules.TryGetProperty("type", out var given) ? given.GetString()! : "object";
        return IsOf(place, type)
            ? rules
                .EnumerateObject()
                .Where(rule => !Annotations.Contains(rule.Name))
                .SelectMany(rule => Check(place, rules, rule))
            : [RefusedKind(place, type)];
    }

    private IEnumerable<JsonProblem> Check(JsonPlace place, JsonElement rules, JsonProperty rule) =>
        rule.Name switch
        {
            "type" => [],
            "properties" => rule
                .Value.EnumerateObject()
                .SelectMany(property =>
                    place
                        .Properties.Where(given => given.Name == property.Name)
                        .SelectMany(given => Check(given.Value, property.Value))
                ),
            "additionalProperties" => Unknown(place, rules.GetProperty("properties")).Concat(Repeated(place)),
            "items" => place.Items.SelectMany(item => Check(item, rule.Value)),
            "required" => Missing(place, rule.Value).Select(name => new JsonProblem(place, $"has no \"{name}\".")),
            "oneOf" => OneOf(place, rule.Value),
            "allOf" => rule.Value.EnumerateArray().SelectMany(part => Exclusion(place, part.GetProperty("not"))),
            "minItems" when place.Items.Count < rule.Value.GetInt32() => [new JsonProblem(place, "is empty.")],
            "enum" when !Names(rule.Value).Contains(place.Text) =>
            [
                Refused(place, string.Join(", ", Names(rule.Value))),
            ],
            "minimum" when Number(place) < rule.Value.GetDecimal() => [Refused(place, $"{rule.Value} or more")],
            "maximum" when Number(place) > rule.Value.GetDecimal() => [Refused(place, $"{rule.Value} or less")],
            "exclusiveMinimum" when Number(place) <= rule.Value.GetDecimal() =>
            [
                Refused(place, $"more than {rule.Value}"),
            ],
            "minItems" or "enum" or "minimum" or "maximum" or "exclusiveMinimum" => [],
            _ => throw new NotSupportedException($"The schema uses '{rule.Name}', which is not checked."),
        };

    private static IEnumerable<JsonProblem> Unknown(JsonPlace place, JsonElement properties) =>
        place
            .Properties.Where(given => !properties.TryGetProperty(given.Name, out _))
            .Select(given => new JsonProblem(
                given.Value,
                $"is not a known property; allowed: "
                    + $"{string.Join(", ", properties.EnumerateObject().Select(property => property.Name))}."
            ));

    private static IEnumerable<JsonProblem> Repeated(JsonPlace place) =>
        place
            .Properties.GroupBy(given => given.Name)
            .SelectMany(group => group.Skip(1))
            .Select(given => new JsonProblem(given.Value, "is given twice."));

    private static IEnumerable<JsonProblem> OneOf(JsonPlace place, JsonElement alternatives)
    {
        string[] names =
        [
            .. alternatives.EnumerateArray().SelectMany(alternative => Names(alternative.GetProperty("required"))),
        ];
        return names.Count(name => place.Find(name) is not null) == 1
            ? []
            : [new JsonProblem(place, $"needs one of {Quoted(names)}, and not both.")];
    }

    private static IEnumerable<JsonProblem> Exclusion(JsonPlace place, JsonElement together)
    {
        var names = together.GetProperty("required");
        return Missing(place, names).Any()
            ? []
            : [new JsonProblem(place, $"has {Quoted(Names(names))}; allowed: one of them.")];
    }

    private static IEnumerable<string> Missing(JsonPlace place, JsonElement names) =>
        Names(names).Where(name => place.Find(name) is null);

    private static IEnumerable<string> Names(JsonElement names) =>
        names.EnumerateArray().Select(name => name.GetString()!);

    private static string Quoted(IEnumerable<string> names) =>
        string.Join(" and ", names.Select(name => $"\"{name}\""));

    private static JsonProblem Refused(JsonPlace place, string allowed) =>
        new(place, $"{MessageText.Quote(place.Text)} is refused; allowed: {allowed}.");

    // A number that is not the number that is asked for is shown: it has a fraction, or more digits than are kept.
    private static JsonProblem RefusedKind(JsonPlace place, string type) =>
        place.Kind == JsonValueKind.Number && type is ("number" or "integer")
            ? Refused(place, WordOf(type))
            : new JsonProblem(place, $"is {place.KindWord}; allowed: {WordOf(type)}.");

    private static bool IsOf(JsonPlace place, string type) =>
        type switch
        {
            "object" => place.Kind == JsonValueKind.Object,
            "array" => place.Kind == JsonValueKind.Array,
            "string" => place.Kind == JsonValueKind.String,
            "boolean" => place.Kind is JsonValueKind.True or JsonValueKind.False,
            "number" => place.Kind == JsonValueKind.Number && Number(place) is not null,
            "integer" => place.Kind == JsonValueKind.Number
                && long.TryParse(place.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _),
            _ => throw new NotSupportedException($"The schema uses the type '{type}', which is not checked."),
        };

    // What is so small that it would be kept as zero is not a number here.
    private static decimal? Number(JsonPlace place) =>
        decimal.TryParse(place.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal value)
        && (value != 0 || !HasDigit(place.Text))
            ? value
            : null;

    private static bool HasDigit(string number) =>
        number.TakeWhile(c => c is not 'e' and not 'E').Any(c => c is >= '1' and <= '9');

    private static string WordOf(string type) =>
        type switch
        {
            "string" => "a string",
            "boolean" => "true or false",
            "number" => "a number as 10000 or 0.5",
            "integer" => "a whole number",
            _ => $"an {type}",
        };
}
