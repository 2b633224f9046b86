namespace AiTrader.Tools;

/// <summary>
/// The id that a caller gives a call, in its arguments' context; not the one that the call is bound to, which is
/// written there too.
/// </summary>
internal sealed record GivenId(ClientOrderId Id);
