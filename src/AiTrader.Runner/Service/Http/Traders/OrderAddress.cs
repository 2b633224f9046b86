using System.Diagnostics.CodeAnalysis;

namespace AiTrader.Runner.Service.Http.Traders;

/// <summary>
/// The id of an order as a part of an address: <c>2025-10-01~2.1</c> for <c>2025-10-01#2.1</c>. A client that escapes
/// the id in the usual way, <c>2025-10-01%232.1</c>, is understood too.
/// </summary>
internal static class OrderAddress
{
    /// <summary>The address of an id, which needs no escapes.</summary>
    public static string Of(ClientOrderId id) => Uri.EscapeDataString(id.Value.Replace('#', '~'));

    /// <summary>Reads it.</summary>
    /// <param name="text">The part, of which the server has unescaped all but slashes.</param>
    /// <param name="id">The id.</param>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out ClientOrderId? id) =>
        ClientOrderId.TryParse(text?.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase).Replace('~', '#'), out id);
}
