namespace AiTrader.TheBug.Ambient;

/// <summary>Buys for whoever the runtime file says.</summary>
/// <param name="runtime">The file.</param>
public sealed class AmbientTool(RuntimeFile runtime)
{
    /// <summary>Buys.</summary>
    /// <exception cref="InvalidOperationException">Nobody has set who trades.</exception>
    public string Buy(string symbol, int quantity)
    {
        string signature =
            runtime.Get("SIGNATURE")
            ?? throw new InvalidOperationException("SIGNATURE environment variable is not set");
        File.AppendAllText(
            Path.Combine(runtime.Folder, $"{signature}.position"),
            $"{runtime.Get("TODAY_DATE")} buy {symbol} {quantity}\n"
        );
        return "ok";
    }
}
