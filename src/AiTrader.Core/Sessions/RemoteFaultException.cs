namespace AiTrader;

/// <summary>
/// What faulted a session in another process, or before it was written as JSON: the exception's type and text, without
/// the exception itself. It equals nothing but itself; results compare faults by type and text.
/// </summary>
public sealed class RemoteFaultException : Exception
{
    /// <summary>Creates the exception with what is known of another one.</summary>
    /// <param name="typeName">The type of the exception, with its namespace: <c>System.TimeoutException</c>.</param>
    /// <param name="message">Its message.</param>
    public RemoteFaultException(string typeName, string message)
        : base(message)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(typeName);
        ArgumentNullException.ThrowIfNull(message);
        TypeName = typeName;
    }

    /// <summary>The type of the exception, with its namespace.</summary>
    public string TypeName { get; }

    /// <summary>The type of an exception, or of the one that it stands for.</summary>
    internal static string TypeOf(Exception fault) =>
        (fault as RemoteFaultException)?.TypeName ?? fault.GetType().FullName ?? fault.GetType().Name;

    /// <summary>The message of an exception, in Unicode that comes back equal.</summary>
    internal static string MessageOf(Exception fault) => MessageText.WellFormed(fault.Message);
}
