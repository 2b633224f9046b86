using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Checks the ranges of <see cref="AiTraderOptions"/>; generated at compile time.</summary>
[OptionsValidator]
internal sealed partial class AiTraderOptionsValidator : IValidateOptions<AiTraderOptions>;
