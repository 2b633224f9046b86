using System.Text.Json.Serialization;

namespace AiTrader;

/// <summary>
/// The signature, the trading time and the model of one session. It is the first parameter of every tool, brokerage,
/// market-data and session call; no ambient value replaces it. It is always valid: it is created in stages, and code
/// that leaves one out does not compile.
/// <code>var context = TradingContext.For("alice").Using("openai/gpt-5").At("2025-10-01");</code>
/// For text from outside (a command line, JSON, a request), use <see cref="TradingContextBuilder"/>, which names every
/// problem.
/// </summary>
[JsonConverter(typeof(TradingContextJsonConverter))]
public sealed class TradingContext : IEquatable<TradingContext>
{
    internal TradingContext(Signature signature, ModelId modelId, TradingTime time)
    {
        Signature = signature;
        ModelId = modelId;
        Time = time;
        Date = time.Date;
    }

    /// <summary>The signature: the name of the one ledger that this context can change.</summary>
    public Signature Signature { get; }

    /// <summary>The model that decides.</summary>
    public ModelId ModelId { get; }

    /// <summary>
    /// The trading time: the day, or the day and the time, on the market's clock. Nothing later is visible.
    /// </summary>
    public TradingTime Time { get; }

    /// <summary>The day of <see cref="Time"/>.</summary>
    public DateOnly Date { get; }

    /// <summary>Begins a context with the signature.</summary>
    public static ModelStage For(Signature signature)
    {
        ArgumentNullException.ThrowIfNull(signature);
        return new ModelStage(signature);
    }

    /// <inheritdoc cref="For(Signature)"/>
    /// <exception cref="TradingContextException">The text is not a signature.</exception>
    public static ModelStage For(string signature) =>
        Signature.TryParse(signature, out var parsed)
            ? new ModelStage(parsed)
            : throw new TradingContextException([TradingContextProblem.OfSignature(signature)]);

    /// <summary>Whether the two contexts name the same trader, model and time.</summary>
    public bool Equals(TradingContext? other) =>
        other is not null && Time == other.Time && Signature == other.Signature && ModelId == other.ModelId;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as TradingContext);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Signature, ModelId, Time);

    /// <summary><c>alice at 2025-10-01 10:00:00 by openai/gpt-5</c>.</summary>
    public override string ToString() => $"{Signature} at {Time} by {ModelId}";

    /// <summary>A context with a signature and without a model.</summary>
    public sealed class ModelStage
    {
        private readonly Signature _signature;

        internal ModelStage(Signature signature) => _signature = signature;

        /// <summary>Adds the model.</summary>
        public TimeStage Using(ModelId modelId)
        {
            ArgumentNullException.ThrowIfNull(modelId);
            return new TimeStage(_signature, modelId);
        }

        /// <summary>Adds the model that decides, as text of the form <c>provider/model</c>.</summary>
        /// <param name="modelId">Both parts, as in <c>openai/gpt-5</c>: a signature cannot hold the slash, so that the
        /// two are not mistaken for each other. An id without a provider is a <see cref="ModelId"/>.</param>
        /// <exception cref="TradingContextException">The text is not a model id with a provider.</exception>
        public TimeStage Using(string modelId) =>
            ModelId.TryParse(modelId, out var parsed) && parsed.HasProvider
                ? new TimeStage(_signature, parsed)
                : throw new TradingContextException([TradingContextProblem.OfModelText(modelId)]);
    }

    /// <summary>
    /// A context with a signature and a model, and without a time. It can be used for all times of one trader's run.
    /// </summary>
    public sealed class TimeStage
    {
        private readonly Signature _signature;
        private readonly ModelId _modelId;

        internal TimeStage(Signature signature, ModelId modelId)
        {
            _signature = signature;
            _modelId = modelId;
        }

        /// <summary>Adds the time, which completes the context.</summary>
        /// <exception cref="ArgumentException"><paramref name="time"/> is <c>default</c>.</exception>
        public TradingContext At(TradingTime time) =>
            time == default
                ? throw new ArgumentException("default(TradingTime) is not a trading time.", nameof(time))
                : new(_signature, _modelId, time);

        /// <summary>Adds a day as the time, which completes the context.</summary>
        public TradingContext At(DateOnly date) => At(new TradingTime(date));

        /// <inheritdoc cref="At(TradingTime)"/>
        /// <exception cref="TradingContextException">The text is not a trading time.</exception>
        public TradingContext At(string time) =>
            TradingTime.TryParse(time, out var parsed)
                ? At(parsed)
                : throw new TradingContextException([TradingContextProblem.OfTime(time)]);
    }
}
