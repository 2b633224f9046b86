namespace AiTrader.Journals;

/// <summary>What is kept of an exception.</summary>
internal static class FaultText
{
    private const int MaximumLength = 2_000;

    public static string TypeOf(Exception fault) => fault.GetType().FullName ?? fault.GetType().Name;

    /// <summary><c>The model cannot be reached. (SocketException: Connection refused)</c>.</summary>
    public static string MessageOf(Exception fault)
    {
        string message = fault.Message;
        for (var inner = fault.InnerException; inner is not null && message.Length < MaximumLength; inner = inner.InnerException)
        {
            message += $" ({inner.GetType().Name}: {inner.Message})";
        }

        return SafeText.WellFormed(message.Length <= MaximumLength ? message : message[..(MaximumLength - 1)] + "…");
    }
}
