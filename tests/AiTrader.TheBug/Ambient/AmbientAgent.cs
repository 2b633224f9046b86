namespace AiTrader.TheBug.Ambient;

/// <summary>An agent that wants to buy, and whose default is HOLD.</summary>
/// <param name="buy">The tool.</param>
public sealed class AmbientAgent(Func<string> buy)
{
    /// <summary>What is written down about its session.</summary>
    public string Trade()
    {
        try
        {
            return buy() == "ok" ? "BUY" : "HOLD";
        }
#pragma warning disable CA1031 // This is the bug.
        catch (Exception)
#pragma warning restore CA1031
        {
            return "HOLD";
        }
    }
}
