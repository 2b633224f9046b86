using System.Text.Json;
using AiTrader.Runner.Input;
using AiTrader.Runner.Json;
using AiTrader.Runner.Keys;
using AiTrader.Runner.Models;
using AiTrader.Tools;

namespace AiTrader.Runner.Traders;

/// <summary>Reads the models of one traders file.</summary>
/// <param name="folder">The folder of the file; other files are searched for there.</param>
/// <param name="defaultKeyEnv">
/// The environment variable with the key for models that name none; null if there is none.
/// </param>
/// <param name="problems">
/// The list to which problems are added. It already has the problems that the schema found.
/// </param>
internal sealed class ModelReading(string folder, string? defaultKeyEnv, List<JsonProblem> problems)
{
    private readonly List<string> _warnings = [];
    private readonly HashSet<string> _recordings = new(StringComparer.Ordinal);

    /// <summary>Whether keys must be there, for a connection. Default: true.</summary>
    public bool ReadsKeys { get; init; } = true;

    /// <summary>What the user should know of the files that were read, one line each.</summary>
    public IEnumerable<string> Warnings => _warnings.Distinct();

    /// <summary>The signatures that are in use.</summary>
    public HashSet<Signature> Signatures { get; } = [];

    /// <summary>Reads a model; null if it has problems.</summary>
    public ModelPlan? Read(JsonPlace place)
    {
        var provider = Provider.All.FirstOrDefault(provider => provider.Name == place.Find("provider")?.Text);
        if (provider is null)
        {
            return null;
        }

        bool isScripted = provider == Provider.Scripted;
        var id = isScripted ? DemoScript.ModelId : ReadId(place);
        var address = ReadAddress(place, provider);
        var prompt = ReadPrompt(place);
        var prices = PricesReading.Read(place.Find("prices"));
        var budget = BudgetReading.Read(place.Find("budget"), prices);
        if (place.Find("budget")?.Find("money") is { Kind: JsonValueKind.Object } money)
        {
            problems.AddRange(PricesReading.FindProblems(money, place.Find("prices")));
        }

        var cutoff = ReadDay(place, "knowledgeCutoff");
        var cassette = place.Find("cassette");
        string? record = Text(cassette, "record") is { } recording ? ReadRecording(recording) : null;
        var player = Text(cassette, "replay") is { } replay ? ReadReplay(replay) : null;
        RefuseNotTaken(place, provider);
        var key = !ReadsKeys || isScripted || Text(cassette, "replay") is not null ? null : ReadKey(place);
        var extras = new RequestReading(problems).ReadExtras(place, provider, key);
        if (id is null || (address is null && !isScripted))
        {
            return null;
        }

        return new ModelPlan(id)
        {
            Connect = () =>
                player
                ?? (
                    isScripted
                        ? DemoScript.Client()
                        : ModelPlan.Connection(
                            provider,
                            new ModelEndpoint(address!, id, key, budget.WallTime) { Extras = extras }
                        )
                ),
            Prompt = prompt,
            Budget = budget,
            Prices = prices,
            KnowledgeCutoff = cutoff,
            Request = RequestReading.ReadOptions(place),
            Streaming = place.Find("streaming")?.Kind == JsonValueKind.True,
            ReplayFile = player is null ? null : PathOf(Text(cassette, "replay")!),
            Key = key ?? (ReadsKeys ? null : FindKey(place)),
            RecordFile = record,
        };
    }

    private static JsonPlace? Text(JsonPlace? place, string name) =>
        place?.Find(name) is { Kind: JsonValueKind.String } text ? text : null;

    private T? Refuse<T>(JsonPlace place, string what)
    {
        problems.Add(new JsonProblem(place, what));
        return default;
    }

    private ModelId? ReadId(JsonPlace place)
    {
        if (Text(place, "id") is not { } id)
        {
            return place.Find("id") is null ? Refuse<ModelId>(place, "has no \"id\".") : null;
        }

        try
        {
            return TextValue.ModelId(id.Text);
        }
        catch (FormatException refusal)
        {
            return Refuse<ModelId>(id, refusal.Message);
        }
    }

    private DateOnly? ReadDay(JsonPlace place, string name) =>
        Text(place, name) is not { } day ? null
        : TradingTime.TryParse(day.Text, out var time) && !time.IsIntraday ? time.Date
        : Refuse<DateOnly?>(day, $"{MessageText.Quote(day.Text)} is refused; allowed: a day, for example 2025-06-30.");

    private Uri? ReadAddress(JsonPlace place, Provider provider)
    {
        if (Text(place, "endpoint") is not { } endpoint)
        {
            return provider.Endpoint is null && provider != Provider.Scripted && place.Find("endpoint") is null
                ? Refuse<Uri>(place, $"has no \"endpoint\"; the provider '{provider.Name}' has no default.")
                : provider.Endpoint;
        }

        // The value is not shown: an address that is refused may hold a secret.
        return
            Uri.TryCreate(endpoint.Text, UriKind.Absolute, out var address)
            && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp)
            && address is { UserInfo: "", Query: "", Fragment: "" }
            ? address
            : Refuse<Uri>(endpoint, "is refused; allowed: an http or https address without user, query and fragment.");
    }

    private void RefuseNotTaken(JsonPlace place, Provider provider)
    {
        foreach (var (name, value) in place.Properties.Where(property => provider.NotTaken.Contains(property.Name)))
        {
            problems.Add(new JsonProblem(value, $"is refused; the provider '{provider.Name}' takes no \"{name}\"."));
        }
    }

    // For a comparison: a key that cannot be read is not looked for.
    private ApiKey? FindKey(JsonPlace place)
    {
        try
        {
            string? text =
                Text(place, "keyFile") is { } file && File.Exists(PathOf(file))
                    ? TextFile.ReadAllText(PathOf(file), FileContent.MaximumLength)
                : Text(place, "keyEnv") is { Text.Length: > 0 } name ? Environment.GetEnvironmentVariable(name.Text)
                : null;
            return text is null ? null : ApiKey.Read(text);
        }
        catch (Exception unreadable)
            when (unreadable is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            return null;
        }
    }

    // Neither a key nor what may be one by mistake is ever shown.
    private ApiKey? ReadKey(JsonPlace place)
    {
        if (Text(place, "keyFile") is { } file)
        {
            string? text = ReadSecret(file);
            return text is null
                ? null
                : ApiKey.Read(text) ?? Refuse<ApiKey>(file, $"is a file without a key; allowed: {ApiKey.Allowed}.");
        }

        var given = Text(place, "keyEnv");
        if ((given?.Text ?? defaultKeyEnv) is not { Length: > 0 } name)
        {
            return given is null
                ? null
                : Refuse<ApiKey>(given, "is empty; allowed: the name of an environment variable.");
        }

        string source = given is null
            ? "takes its key from --api-key-env, and that"
            : "names an environment variable that";
        return Environment.GetEnvironmentVariable(name) is not { Length: > 0 } value
            ? Refuse<ApiKey>(given ?? place, $"{source} is not set.")
            : ApiKey.Read(value) ?? Refuse<ApiKey>(given ?? place, $"{source} has no key; allowed: {ApiKey.Allowed}.");
    }

    private string? ReadSecret(JsonPlace place)
    {
        if (!File.Exists(PathOf(place)))
        {
            return ReadFile(place);
        }

        try
        {
            string text = SecretFile.Read(PathOf(place), text => text);
            if (SecretFile.FindWarning(PathOf(place)) is { } warning)
            {
                _warnings.Add(warning);
            }

            return text;
        }
        catch (FormatException refusal)
        {
            return Refuse<string>(place, $"names a file that cannot be used: {refusal.Message}");
        }
    }

    private TradingPrompt ReadPrompt(JsonPlace place)
    {
        var file = Text(place, "promptFile");
        string? text = file is null ? Text(place, "prompt")?.Text : ReadFile(file);
        if (text is null)
        {
            return new TradingPrompt();
        }

        try
        {
            return new TradingPrompt(text);
        }
        catch (ArgumentException refusal)
        {
            return Refuse<TradingPrompt>(
                    file ?? Text(place, "prompt")!,
                    $"is refused: {refusal.Message.Split(" (Parameter", 2)[0]}"
                ) ?? new TradingPrompt();
        }
    }

    private string? ReadFile(JsonPlace place)
    {
        try
        {
            return TextFile.ReadAllText(PathOf(place), FileContent.MaximumLength);
        }
        catch (Exception unreadable)
            when (unreadable is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return Refuse<string>(place, "names a file that does not exist or cannot be read.");
        }
        catch (InvalidDataException tooLong)
        {
            return Refuse<string>(place, $"names a file that is refused: {tooLong.Message}");
        }
    }

    private string? ReadRecording(JsonPlace place)
    {
        string path = PathOf(place);
        return !Directory.Exists(Path.GetDirectoryName(path)) || Directory.Exists(path)
                ? Refuse<string>(place, "is refused; its folder does not exist.")
            : !_recordings.Add(path)
                ? Refuse<string>(place, "is already used by another model; each model records into its own file.")
            : path;
    }

    private CassettePlayer? ReadReplay(JsonPlace place)
    {
        try
        {
            return new CassettePlayer(PathOf(place));
        }
        catch (DataFileException unreadable)
        {
            return Refuse<CassettePlayer>(place, $"cannot be replayed: {unreadable.Message}");
        }
        catch (Exception absent) when (absent is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return Refuse<CassettePlayer>(place, "names a file that does not exist or cannot be read.");
        }
    }

    private string PathOf(JsonPlace place) =>
        Path.GetFullPath(Path.Combine(folder, place.Text.Replace("\0", "", StringComparison.Ordinal)));
}
