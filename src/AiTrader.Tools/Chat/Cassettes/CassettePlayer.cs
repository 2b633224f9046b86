using Microsoft.Extensions.AI;

namespace AiTrader.Tools;

/// <summary>
/// A model that replies what a recorded one replied to the same question; offline, and the same every time. Where a
/// question was recorded twice, because a run was killed before it had acted on the first reply, the last reply counts:
/// a cassette belongs to one trader. A question that was not recorded is a <see cref="DataFileException"/>, which shows
/// the difference from the nearest one.
/// </summary>
/// <param name="path">The file; it is read immediately.</param>
/// <exception cref="DataFileException">A line is not a recorded reply. The message names the line.</exception>
/// <exception cref="IOException">The file cannot be opened.</exception>
public sealed class CassettePlayer(string path)
    : DelegatingChatClient(new ScriptedChatClient(Cassette.Read(path).ReplyTo));
