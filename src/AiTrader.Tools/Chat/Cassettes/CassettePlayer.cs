using Microsoft.Extensions.AI;

namespace AiTrader.Tools;

/// <summary>
/// A model that replies what a recorded one replied to the same question; offline, and the same every time. Where a
/// question was
/// recorded twice, because a run was killed before it had acted upon the first reply, the last reply counts: a cassette
/// is of one
/// trader. A question that was not recorded is a <see cref="DataFileException"/>, which says where it differs from the
/// nearest one.
/// </summary>
/// <param name="path">The file, read at once.</param>
/// <exception cref="DataFileException">A line is not a recorded reply; says which.</exception>
/// <exception cref="IOException">The file cannot be opened.</exception>
public sealed class CassettePlayer(string path)
    : DelegatingChatClient(new ScriptedChatClient(Cassette.Read(path).ReplyTo));
