using System.Globalization;
using System.Text.Json;
using AiTrader.Runner.Arenas;
using AiTrader.Runner.Input;
using AiTrader.Runner.Json;

namespace AiTrader.Runner.Traders;

/// <summary>Reads a traders file and the files that it names: keys, prompts and cassettes.</summary>
internal static class TradersFile
{
    /// <summary>Reads it.</summary>
    /// <param name="file">The file.</param>
    /// <param name="defaultKeyEnv">
    /// The environment variable with the key for models that name none; null if there is none.
    /// </param>
    /// <param name="warn">Receives what the user should know: a file with a key that other users can read.</param>
    /// <exception cref="InputException">
    /// The file has problems. The message lists all of them, with path and line.
    /// </exception>
    public static IReadOnlyList<TraderPlan> Read(string file, string? defaultKeyEnv, Action<string> warn) =>
        Read(file, (folder, problems) => new ModelReading(folder, defaultKeyEnv, problems), warn);

    /// <summary>
    /// Reads it for a run that asks no endpoint: no key need be there. One that is there is read, to be looked for in
    /// what others will read.
    /// </summary>
    /// <param name="file">The file.</param>
    /// <exception cref="InputException">The file has problems other than a key that is absent.</exception>
    public static IReadOnlyList<TraderPlan> ReadWithoutKeys(string file) =>
        Read(file, (folder, problems) => new ModelReading(folder, null, problems) { ReadsKeys = false }, _ => { });

    private static List<TraderPlan> Read(
        string file,
        Func<string, List<JsonProblem>, ModelReading> reading,
        Action<string> warn
    )
    {
        var root = Parse(file);
        var problems = TradersSchema.Check(root).ToList();
        var traders = new List<TraderPlan>();
        var models = reading(Path.GetDirectoryName(Path.GetFullPath(file))!, problems);
        foreach (var trader in root.Find("traders")?.Items ?? [])
        {
            if (ReadTrader(trader, models, problems) is { } plan)
            {
                traders.Add(plan);
            }
        }

        foreach (string warning in models.Warnings)
        {
            warn(warning);
        }

        return problems.Count == 0
            ? traders
            : throw new InputException([
                .. problems
                    .OrderBy(problem => problem.Place.Line)
                    .Select(problem => $"{file}({problem.Place.Line}): {problem.Place.Path} {problem.What}"),
            ]);
    }

    private static JsonPlace Parse(string file)
    {
        try
        {
            return JsonPlaceReader.Read(TextFile.ReadAllBytes(file, FileContent.MaximumTradersLength));
        }
        catch (JsonException malformed)
        {
            string what = malformed.Message.Split(" LineNumber:", 2)[0].Split(" Path:", 2)[0];
            throw new InputException($"{file}({malformed.LineNumber + 1}): $ is not JSON: {what}", malformed);
        }
    }

    // Null where it has problems; they are added, and the reading goes on so that all of them are found.
    private static TraderPlan? ReadTrader(JsonPlace trader, ModelReading models, List<JsonProblem> problems)
    {
        int before = problems.Count;
        var signature = ReadSignature(trader.Find("signature"), models.Signatures, problems);
        var model = trader.Find("model") is { Kind: JsonValueKind.Object } place ? models.Read(place) : null;
        var baseline = Baseline.All.FirstOrDefault(baseline => baseline.Name == trader.Find("baseline")?.Text);
        bool hasMemory = trader.Find("memory")?.Kind == JsonValueKind.True;
        if (hasMemory && baseline is not null)
        {
            problems.Add(new JsonProblem(trader.Find("memory")!, "is refused; a baseline has no memory."));
        }

        var mandate = new MandateReading(problems).Read(trader.Find("mandate"));
        return problems.Count == before && signature is not null && (model is null) != (baseline is null)
            ? new TraderPlan(
                signature,
                CashOf(trader.Find("cash")),
                baseline,
                model is null ? null : model with { HasMemory = hasMemory }
            )
            {
                Mandate = mandate,
            }
            : null;
    }

    private static Signature? ReadSignature(JsonPlace? place, HashSet<Signature> taken, List<JsonProblem> problems)
    {
        if (place is not { Kind: JsonValueKind.String })
        {
            return null;
        }

        try
        {
            var signature = TextValue.Signature(place.Text);
            if (!taken.Add(signature))
            {
                problems.Add(
                    new JsonProblem(
                        place,
                        $"'{signature}' is already used by another trader; each trader needs its own signature."
                    )
                );
            }

            return signature;
        }
        catch (FormatException refusal)
        {
            problems.Add(new JsonProblem(place, refusal.Message));
            return null;
        }
    }

    private static Money? CashOf(JsonPlace? place) =>
        decimal.TryParse(place?.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal value)
            ? new Money(value)
            : null;
}
