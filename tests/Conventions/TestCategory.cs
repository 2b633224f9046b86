namespace AiTrader.Tests;

/// <summary>
/// What a fixture needs beside its own process. The quick part of the tests is what is in none of these categories.
/// </summary>
internal static class TestCategory
{
    /// <summary>Starts a process, such as the real program.</summary>
    public const string Process = nameof(Process);

    /// <summary>Starts a redis-server.</summary>
    public const string Redis = nameof(Redis);

    /// <summary>Drives a browser.</summary>
    public const string Browser = nameof(Browser);

    /// <summary>Takes seconds by itself, because it tries very many cases.</summary>
    public const string Long = nameof(Long);
}
