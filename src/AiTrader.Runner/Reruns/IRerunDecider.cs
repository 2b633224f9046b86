using AiTrader.Tools;

namespace AiTrader.Runner.Reruns;

/// <summary>Decides the sessions of a trader again.</summary>
internal interface IRerunDecider
{
    /// <summary>What decides, in a word or two: <c>baseline</c>, <c>journal</c>, <c>cassette</c>.</summary>
    string Name { get; }

    /// <summary>What decides a session.</summary>
    /// <param name="session">The session.</param>
    /// <param name="news">The news that it can search; null for none.</param>
    IDecisionMaker Create(RecordedConversation session, AsOfNews? news);
}
