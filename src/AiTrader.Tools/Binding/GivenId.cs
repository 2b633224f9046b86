namespace AiTrader.Tools;

/// <summary>
/// The id that a caller gives a call in its arguments' context. This is not the id that the call is bound to, which is
/// also stored there.
/// </summary>
internal sealed record GivenId(ClientOrderId Id);
