namespace AiTrader.Runner.Input;

/// <summary>Marks an option that names a file with a secret.</summary>
internal interface ISecretFileOption;
