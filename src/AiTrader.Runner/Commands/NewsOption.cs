using System.CommandLine;
using AiTrader.Runner.Input;
using AiTrader.Tools;

namespace AiTrader.Runner.Commands;

/// <summary><c>--news FILE</c>, for commands whose models can search news.</summary>
internal sealed class NewsOption
{
    private readonly Option<INewsSource?> _file = OptionValue.Of<INewsSource?>(
        "--news",
        "FILE",
        "News that models can search when it is public: one JSON object per line, with \"published\" and "
            + "\"title\", and optionally \"summary\", \"url\" and \"symbols\".",
        text => new JsonLinesNewsSource(TextValue.ExistingFile(text))
    );

    /// <summary>The option.</summary>
    public Option Option => _file;

    /// <summary>Reads the file, so that an invalid one is found before any session; null if there is none.</summary>
    /// <exception cref="DataFileException">A line is not news.</exception>
    public async Task<AsOfNews?> ReadAsync(ParseResult parsed, Market market, CancellationToken cancellationToken)
    {
        if (parsed.GetValue(_file) is not { } news)
        {
            return null;
        }

        await news.SearchAsync("", cancellationToken);
        return new AsOfNews(news, market);
    }
}
