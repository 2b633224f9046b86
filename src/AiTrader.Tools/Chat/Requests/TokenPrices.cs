using AiTrader.Stores;

namespace AiTrader.Tools;

/// <summary>The prices of a model's tokens, for a million of each, in the currency of the provider's bill.</summary>
public sealed record TokenPrices
{
    private const decimal Million = 1_000_000m;

    /// <summary>The price of a million tokens of input that come from no cache; zero or more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public required decimal Input
    {
        get;
        init => field = NotNegative(value);
    }

    /// <summary>The price of a million tokens of output; zero or more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public required decimal Output
    {
        get;
        init => field = NotNegative(value);
    }

    /// <summary>
    /// The price of a million tokens of input that are read from a cache; zero or more. Default: null, the price of
    /// <see cref="Input"/>.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public decimal? CacheRead
    {
        get;
        init => field = value is { } price ? NotNegative(price) : null;
    }

    /// <summary>
    /// The price of a million tokens of input that are written to a cache; zero or more. Default: null, the price of
    /// <see cref="Input"/>.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public decimal? CacheWrite
    {
        get;
        init => field = value is { } price ? NotNegative(price) : null;
    }

    /// <summary>The cost of a request; null if its tokens are not known.</summary>
    /// <exception cref="OverflowException">The cost is beyond what a decimal holds.</exception>
    public decimal? GetCost(TokenUsage? tokens)
    {
        if (tokens is null)
        {
            return null;
        }

        var (read, written) = (tokens.CacheRead ?? 0, tokens.CacheWritten ?? 0);
        long plain = Math.Max(0, tokens.Input - read - written);
        return (
                (plain * Input)
                + (read * (CacheRead ?? Input))
                + (written * (CacheWrite ?? Input))
                + (tokens.Output * Output)
            ) / Million;
    }

    private static decimal NotNegative(decimal value)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        return value;
    }
}
