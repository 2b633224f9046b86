using System.CommandLine;
using AiTrader.Runner.Input;
using AiTrader.Runner.Output;
using AiTrader.Tools;

namespace AiTrader.Runner.Commands;

/// <summary><c>--news FILE</c>, for commands whose models can search news.</summary>
internal sealed class NewsOption
{
    private readonly Option<INewsSource?> _file = OptionValue.Of<INewsSource?>(
        "--news",
        "FILE",
        "News that models can search when it is public: one JSON object per line, with \"published\" and "
            + "\"title\", and optionally \"summary\", \"source\", \"url\" and \"symbols\".",
        text => new JsonLinesNewsSource(TextValue.ExistingFile(text))
    );

    /// <summary>The option.</summary>
    public Option Option => _file;

    /// <summary>
    /// Reads the file, so that an invalid one is found before any session, and says how much of it is never shown; null
    /// if there is none.
    /// </summary>
    /// <exception cref="DataFileException">A line is not news.</exception>
    public async Task<AsOfNews?> ReadAsync(
        ParseResult parsed,
        Market market,
        Screen screen,
        CancellationToken cancellationToken
    )
    {
        if (parsed.GetValue(_file) is not { } news || await ReadItemsAsync(parsed, cancellationToken) is not { } items)
        {
            return null;
        }

        NewsItem[] undated = [.. items.Where(item => !item.IsDated(market))];
        if (undated is [var first, ..])
        {
            screen.Complain(
                $"--news: the time of {undated.Length:N0} of {items.Count:N0} items cannot be read, and they are never "
                    + $"shown. The first is {MessageText.Quote(first.Published)}, of "
                    + $"'{MessageText.Of(first.Title)}'."
            );
        }

        return new AsOfNews(news, market);
    }

    /// <summary>All items of the file, also those that are never shown; null if there is none.</summary>
    /// <exception cref="DataFileException">A line is not news.</exception>
    public async Task<IReadOnlyList<NewsItem>?> ReadItemsAsync(
        ParseResult parsed,
        CancellationToken cancellationToken
    ) => parsed.GetValue(_file) is { } news ? await news.SearchAsync("", cancellationToken) : null;
}
