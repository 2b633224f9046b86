using AiTrader.Handoffs;
using AiTrader.Testing;
using Microsoft.Extensions.Time.Testing;

namespace AiTrader.Core.Tests.Handoffs;

/// <summary>A key, a clock and a context to be sealed.</summary>
public abstract class SealFixture
{
    protected static byte[] Secret { get; } = [.. Enumerable.Range(0, 32).Select(i => (byte)i)];
    protected static SealKey Key { get; } = new("k1", Secret);
    protected static TradingContext Alice { get; } = Contexts.Alice("2025-10-06 10:00:00");

    protected FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero));

    protected ContextSeal NewSeal(string audience = "test") => new(new SealKeys(Key), audience, Clock);

    protected TradingContext? Open(string token) => (NewSeal().Open(token) as UnsealResult.Opened)?.Context;

    protected SealRefusal? RefusalOf(string? token) => (NewSeal().Open(token) as UnsealResult.Refused)?.Reason;
}
