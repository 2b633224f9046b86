namespace AiTrader.TheBug.Ambient;

/// <summary>The entry points of the ambient system.</summary>
/// <param name="folder">Where its runtime file and its positions are.</param>
public sealed class AmbientSystem(string folder)
{
    private readonly RuntimeFile _runtime = new(folder);

    /// <summary>The daily entry point sets who trades and when, for everybody.</summary>
    public AmbientAgent OpenDaily(string signature, string date)
    {
        _runtime.Set("SIGNATURE", signature);
        _runtime.Set("TODAY_DATE", date);
        return new AmbientAgent(() => new AmbientTool(_runtime).Buy("AAA", 10));
    }

    /// <summary>The intraday entry point was written later, and sets when alone.</summary>
    public AmbientAgent OpenIntraday(string signature, string time)
    {
        ArgumentException.ThrowIfNullOrEmpty(signature);
        _runtime.Set("TODAY_DATE", time);
        return new AmbientAgent(() => new AmbientTool(_runtime).Buy("AAA", 10));
    }

    /// <summary>In production the tools are a process of their own, which begins elsewhere.</summary>
    /// <param name="signature">Who trades.</param>
    /// <param name="date">When.</param>
    /// <param name="start">Starts this program in another folder, with arguments, and gives what it prints.</param>
    public AmbientAgent OpenWithToolProcess(
        string signature,
        string date,
        Func<string[], (int ExitCode, string Output)> start
    )
    {
        _runtime.Set("SIGNATURE", signature);
        _runtime.Set("TODAY_DATE", date);
        return new AmbientAgent(() => start(["ambient"]) is (0, var answer) ? answer.Trim() : "the tool failed");
    }

    /// <summary>What is in a trader's positions.</summary>
    public string PositionsOf(string signature) =>
        Path.Combine(folder, $"{signature}.position") is var path && File.Exists(path) ? File.ReadAllText(path) : "";
}
