namespace AiTrader.Runner.Tests.Models.Thinking;

/// <summary>In which form a provider attaches what its model thinks, and wants it back.</summary>
public enum ThinkingDialect
{
    /// <summary><c>reasoning_content</c> of a message, as DeepSeek and Kimi have it.</summary>
    Content = 1,

    /// <summary><c>reasoning_details</c> of a message, as OpenRouter has it.</summary>
    Details,

    /// <summary><c>extra_content.google.thought_signature</c> of each call, as Gemini has it.</summary>
    CallSignature,

    /// <summary>A signed block of thinking, as Anthropic has it.</summary>
    SignedBlock,
}
