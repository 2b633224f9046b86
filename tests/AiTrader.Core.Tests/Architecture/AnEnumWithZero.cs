namespace AiTrader.Core.Tests.Architecture;

/// <summary>Breaks a convention, so that the test of it can fail.</summary>
public enum AnEnumWithZero
{
    Unsaid = 0,
    Said = 1,
}
