namespace AiTrader.Prices;

/// <summary>A value of an <see cref="AlphaVantageBar"/>.</summary>
/// <param name="Name">The name under which it is in the file.</param>
/// <param name="Text">The value, not checked; null if it is missing, JSON's null or empty.</param>
internal readonly record struct AlphaVantageField(string Name, string? Text);
