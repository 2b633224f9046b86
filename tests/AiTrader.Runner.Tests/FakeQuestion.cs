namespace AiTrader.Runner.Tests;

/// <summary>A question to the <see cref="FakeEndpoint"/>.</summary>
/// <param name="Number">The how manieth of all, from 1.</param>
/// <param name="Turn">The how manieth of its session, from 1.</param>
/// <param name="Streams">Whether a stream is asked for.</param>
/// <param name="Body">All of it.</param>
internal sealed record FakeQuestion(int Number, int Turn, bool Streams, string Body);
