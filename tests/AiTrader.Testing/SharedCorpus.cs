namespace AiTrader.Testing;

/// <summary>The corpus of real decisions, which lies beside the repository where it is present at all.</summary>
public static class SharedCorpus
{
    /// <summary>A file or folder of the corpus; skips the test, saying so, where the corpus is absent.</summary>
    public static string PathOf(params ReadOnlySpan<string> parts)
    {
        string root = Find() ?? "";
        Assume.That(root, Is.Not.Empty, "The corpus ../shared/corpus is absent.");
        return Path.Combine([root, .. parts]);
    }

    /// <summary>The folder of the corpus; null where it is absent.</summary>
    public static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string corpus = Path.Combine(folder.FullName, "shared", "corpus");
            if (Directory.Exists(corpus))
            {
                return corpus;
            }
        }

        return null;
    }
}
